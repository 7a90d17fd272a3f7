//! Every table with its columns, so that a community can be read out whole.
//!
//! **Invariant: no table and no column is left out**; a test holds this list against the schema.

/// Name, how many of the first columns are the primary key, and the columns.
pub(super) const TABLES: &[(&str, usize, &str)] = &[
    (
        "account",
        1,
        "account_id:id person_id:id sign_in_index:bytes password_hash:text \
         one_time_secret:bytes last_code_step:number failed_sign_ins:number \
         locked_until:instant disabled_at:instant made_at:instant version:number",
    ),
    (
        "account_role",
        3,
        "account_id:id line:text role:text granted_by:id checked_by:id granted_at:instant \
         revoked_by:id revoked_at:instant",
    ),
    (
        "aid_case",
        2,
        "pool_id:number case_id:text member_id:id approved_on:date aid:number \
         withdrawn_on:date round:number paid:number fee:number reversed:yes \
         netted:number",
    ),
    (
        "api_token",
        1,
        "digest:bytes account_id:id name:text scopes:text made_by:id checked_by:id \
         expires_at:instant revoked_at:instant",
    ),
    ("balance_secret", 2, "pool_id:number member_id:id secret:bytes"),
    (
        "balance_tree",
        2,
        "pool_id:number round:number taken_on:date members:number balance:number \
         charged:number root:bytes",
    ),
    ("ballot", 3, "pool_id:number member_id:id case_id:text sealed:bytes cast_at:instant"),
    ("batch", 2, "member_id:id batch_id:id fingerprint:bytes answer:text"),
    (
        "case_conflict",
        4,
        "pool_id:number member_id:id case_id:text account_id:id declared_at:instant",
    ),
    (
        "case_evidence",
        4,
        "pool_id:number member_id:id case_id:text evidence_id:id paper:text digest_index:bytes \
         size:number media_type:text object:text sealed:bytes redacts:id link:bytes \
         added_by:id added_at:instant",
    ),
    (
        "case_file",
        3,
        "pool_id:number member_id:id case_id:text state:text queue:text harm:number \
         owner:text due_on:date reported_on:date event_on:date condition_id:text \
         version_id:bytes value:number steps:number claimed_by:id claimed_until:instant",
    ),
    ("case_reader", 4, "pool_id:number member_id:id case_id:text account_id:id step:number"),
    (
        "case_step",
        4,
        "pool_id:number member_id:id case_id:text step:number kind:text account_id:id \
         role:text on_date:date at:instant body:text sealed:bytes",
    ),
    (
        "complaint",
        1,
        "complaint_id:id pool_id:number account_id:id person_id:id kind:text sealed:bytes \
         filed_on:date filed_at:instant due_on:date answered_by:id answered_on:date \
         answered_at:instant outcome:text answer:bytes",
    ),
    (
        "correction_request",
        2,
        "person_id:id request_id:id sealed:bytes made_by:id made_at:instant decided_by:id \
         decided_at:instant decision:text answer:bytes",
    ),
    (
        "custody_statement",
        2,
        "pool_id:number on_date:date stated:number expected:number refunded:number",
    ),
    ("debit_run", 2, "pool_id:number round:number opened_on:date tries:number confirmed_on:date"),
    ("deposit", 3, "pool_id:number member_id:id deposit_id:id paid_on:date amount:number"),
    ("emergency_contact", 2, "person_id:id place:number contact_person_id:id sealed:bytes"),
    ("ending", 2, "pool_id:number member_id:id reason:text article:number decided_on:date"),
    ("failed_debit", 3, "pool_id:number round:number member_id:id"),
    ("guardian", 2, "ward_person_id:id guardian_person_id:id since:date until:date"),
    (
        "job",
        1,
        "job_key:text kind:text pool_id:number day:date run_at:instant tries:number \
         locked_by:id locked_until:instant done_at:instant error:text",
    ),
    (
        "juror",
        2,
        "pool_id:number member_id:id version_id:bytes passed_at:instant tried_on:date \
         tries:number",
    ),
    (
        "jury",
        3,
        "pool_id:number member_id:id case_id:text commitment:bytes seed_sealed:bytes \
         key_sealed:bytes opens_at:instant closes_at:instant threshold:number quorum:number \
         votes_for:number votes_against:number seed:bytes",
    ),
    ("log_head", 1, "log_id:number next_index:number"),
    ("log_place", 4, "pool_id:number kind:text subject:text log_index:number opening:bytes"),
    ("log_queue", 1, "log_index:number entry:bytes"),
    ("look_up", 2, "person_id:id look_up_id:id account_id:id reason:text looked_up_at:instant"),
    (
        "member",
        2,
        "pool_id:number member_id:id joined_on:date shares_from:date left_on:date \
         units:number phase:text suspended_round:number owed:number credit:number \
         shortfall:number recoveries:number bound:number arrears:number \
         failed_in_a_row:number written_off:number",
    ),
    (
        "membership",
        2,
        "pool_id:number member_id:id person_id:id version_id:bytes joined_at:instant \
         birth_year:number sex:text ages_out_month:date receipt:bytes commitment:bytes",
    ),
    (
        "notice",
        2,
        "person_id:id notice_id:id pool_id:number member_id:id kind:text subject:text \
         amount:number day:date about_on:date made_at:instant read_at:instant",
    ),
    (
        "notice_channel",
        2,
        "person_id:id channel:text sealed:bytes language:text each_round:yes code_digest:bytes \
         code_sent_at:instant code_tries:number confirmed_at:instant failed_at:instant \
         failure:number",
    ),
    (
        "notice_delivery",
        3,
        "person_id:id notice_id:id channel:text state:text tries:number next_at:instant \
         queued_at:instant sent_at:instant ended_at:instant failure:number",
    ),
    ("notice_reading", 1, "person_id:id read_through:instant"),
    (
        "outbox",
        3,
        "member_id:id batch_id:id line:number pool_id:number kind:text subject:text \
         happened_on:date amount:number told:yes logged:yes",
    ),
    (
        "passkey",
        1,
        "credential_index:bytes account_id:id sealed:bytes counter:number made_at:instant",
    ),
    ("passkey_challenge", 1, "digest:bytes account_id:id sealed:bytes expires_at:instant"),
    ("payee", 2, "person_id:id place:number sealed:bytes"),
    ("payer", 2, "pool_id:number member_id:id payer_person_id:id place:number since:date"),
    (
        "payment_account",
        4,
        "pool_id:number member_id:id case_id:text to_kind:text sealed:bytes entered_by:id \
         entered_at:instant verified_by:id verified_at:instant",
    ),
    (
        "payment_line",
        4,
        "pool_id:number member_id:id list_id:id line:number case_id:text payout_id:id \
         amount:number to_kind:text outcome:text reason:text",
    ),
    (
        "payment_list",
        2,
        "pool_id:number list_id:id made_by:id checked_by:id made_at:instant lines:number \
         total:number digest:bytes result_at:instant",
    ),
    ("payout", 3, "pool_id:number case_id:text payout_id:id paid_on:date amount:number"),
    ("payout_return", 3, "pool_id:number case_id:text return_id:id returned_on:date amount:number"),
    (
        "person",
        1,
        "person_id:id sealed:bytes wrapped_key:bytes master_key:number version:number \
         masked_index:bytes",
    ),
    ("person_document", 1, "blind_index:bytes person_id:id"),
    (
        "pool",
        1,
        "pool_id:number currency:text funding:text balance_floor:number recovery_days:number \
         max_recoveries:number max_failed:number calendar:text fee_bp:number rounding:text \
         waiting_days:number waiting_share:yes over_limit:text case_cap:number \
         round_cap:number year_cap:number payers:number units:number open_round:number \
         open_cut:date open_settle:date",
    ),
    (
        "pool_notice",
        2,
        "pool_id:number notice_id:id kind:text subject:text amount:number day:date \
         made_at:instant stage:text after_bound:number after_id:id",
    ),
    ("pool_schedule", 1, "pool_id:number time_zone:text business_date:date first_round_from:date"),
    (
        "posting",
        3,
        "pool_id:number round:number line:number account:text posted_on:date purpose:text \
         amount:number",
    ),
    (
        "proposal",
        1,
        "proposal_id:id pool_id:number member_id:id kind:text body:text made_by:id \
         made_at:instant decided_by:id decided_at:instant decision:text reason:text",
    ),
    ("recovery_code", 2, "account_id:id digest:bytes used_at:instant"),
    ("refund", 3, "pool_id:number member_id:id refund_id:id paid_on:date amount:number"),
    (
        "round",
        2,
        "pool_id:number round:number cut:date settle:date payers:number units:number \
         cases:number aid:number aid_paid:number fee:number carry_in:number reversed:number \
         need:number share:number sponsor:number overage:number charged:number \
         shortfall:number written_off:number carry_out:number share_index:number",
    ),
    (
        "rulebook",
        2,
        "pool_id:number version:date plan:text version_id:bytes published_on:date \
         covenant_zh:text covenant_en:text value_table:text worked_cases:text published_by:id \
         published_at:instant",
    ),
    (
        "session",
        1,
        "digest:bytes account_id:id made_at:instant seen_at:instant expires_at:instant \
         strength:text",
    ),
    (
        "stop_order",
        1,
        "reference:text pool_id:number stops:text from_date:date lifts:text reason:text \
         note:text verifier:text received_by:id received_at:instant",
    ),
    ("supervisor_key", 1, "verifier:text proposed_by:id confirmed_by:id enrolled_at:instant"),
    (
        "webhook_delivery",
        4,
        "member_id:id batch_id:id line:number endpoint_id:id tries:number next_at:instant \
         delivered_at:instant gave_up:yes",
    ),
    ("webhook_endpoint", 1, "endpoint_id:id url:text secret:bytes kinds:text disabled:yes"),
];
