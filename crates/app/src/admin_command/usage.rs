//! The usage lines of commands whose own would be wider than a terminal.

/// Of `tongzhou admin found`.
pub const FOUND: &str = "tongzhou admin found --dir <DIR> [OPTIONS]
           --manager <NAME> --compliance <NAME>";

/// Of `tongzhou admin role grant`.
pub const GRANT: &str = "tongzhou admin role grant --dir <DIR> --name <NAME>
           --role <ROLE> --by <NAME> --confirmed-by <NAME>";

/// Of `tongzhou admin role revoke`.
pub const REVOKE: &str = "tongzhou admin role revoke --dir <DIR> --name <NAME>
           --role <ROLE> --by <NAME>";

/// Of `tongzhou admin account disable`.
pub const DISABLE: &str = "tongzhou admin account disable --dir <DIR>
           --name <NAME> --by <NAME>";

/// Of `tongzhou admin pool open`.
pub const OPEN: &str = "tongzhou admin pool open --dir <DIR> [OPTIONS]
           --rulebook <PLAN/DATE> --pool <N>";
