//! What people come for, from beginning to end, each in both languages and without scripts wherever
//! the pages promise so.

mod a_case;
mod member;
mod passkeys;
mod proofs;
mod supervisor;
mod treasurer;

use crate::browser::{CHINESE, READER, Reader, Scripts};

/// A reader of each language whose browser runs no scripts.
pub const BARE: [Reader; 2] =
    [Reader { scripts: Scripts::Off, ..READER }, Reader { scripts: Scripts::Off, ..CHINESE }];
