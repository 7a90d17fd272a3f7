-- Optional: spreads a community over many PostgreSQL servers with the Citus extension.
-- Run once, after the numbered migrations, on a database that has the extension.
-- A member's rows lie together on one shard; small tables are whole on every server.

SELECT create_reference_table('pool');
SELECT create_reference_table('aid_case');
SELECT create_reference_table('payout');
SELECT create_reference_table('payout_return');
SELECT create_reference_table('round');
SELECT create_reference_table('posting');
SELECT create_reference_table('rulebook');
SELECT create_reference_table('pool_schedule');
SELECT create_reference_table('debit_run');
SELECT create_reference_table('job');
SELECT create_reference_table('webhook_endpoint');
SELECT create_reference_table('account');
SELECT create_reference_table('account_role');
SELECT create_reference_table('recovery_code');
SELECT create_reference_table('session');
SELECT create_reference_table('api_token');
SELECT create_reference_table('proposal');
SELECT create_reference_table('passkey');
SELECT create_reference_table('passkey_challenge');
SELECT create_reference_table('custody_statement');
SELECT create_reference_table('payment_list');
SELECT create_reference_table('supervisor_key');
SELECT create_reference_table('stop_order');
SELECT create_reference_table('complaint');
SELECT create_reference_table('pool_notice');
SELECT create_reference_table('log_head');
SELECT create_reference_table('log_queue');
SELECT create_reference_table('balance_tree');

SELECT create_distributed_table('member', 'member_id');
SELECT create_distributed_table('deposit', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('refund', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('failed_debit', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('batch', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('outbox', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('membership', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('payer', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('ending', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('webhook_delivery', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('case_file', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('case_step', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('case_reader', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('case_conflict', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('case_evidence', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('juror', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('jury', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('ballot', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('payment_line', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('payment_account', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('balance_secret', 'member_id', colocate_with => 'member');

SELECT create_distributed_table('person', 'person_id');
SELECT create_distributed_table('payee', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('look_up', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('guardian', 'ward_person_id', colocate_with => 'person');
SELECT create_distributed_table('emergency_contact', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('notice', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('notice_reading', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('notice_channel', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('notice_delivery', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('correction_request', 'person_id', colocate_with => 'person');
SELECT create_distributed_table('person_document', 'blind_index', colocate_with => 'none');

SELECT create_distributed_table('log_place', 'subject', colocate_with => 'none');
