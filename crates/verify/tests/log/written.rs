//! written
