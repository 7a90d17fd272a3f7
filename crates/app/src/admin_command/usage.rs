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

/// Of `tongzhou admin supervisor enrol`.
pub const ENROL_SUPERVISOR: &str = "tongzhou admin supervisor enrol --dir <DIR>
           --verifier <VERIFIER> --by <NAME> --confirmed-by <NAME>";

/// Of `tongzhou stop-order sign`.
pub const SIGN_ORDER: &str = "tongzhou stop-order sign [OPTIONS] --key <FILE>
           --community <NAME> --reference <REFERENCE>
           --stops <WHAT> --from <DATE> --reason <TEXT>";

/// Of `tongzhou stop-order lift`.
pub const LIFT_ORDER: &str = "tongzhou stop-order lift [OPTIONS] --key <FILE>
           --community <NAME> --reference <REFERENCE>
           --order <REFERENCE> --reason <TEXT>";

/// Of `tongzhou admin supervisor receive`.
pub const RECEIVE_ORDER: &str = "tongzhou admin supervisor receive --dir <DIR>
           --file <FILE>";
