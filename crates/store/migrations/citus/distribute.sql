-- Optional: spreads a community over many PostgreSQL servers with the Citus extension.
-- Run once, after the numbered migrations, on a database that has the extension.
-- A member's rows lie together on one shard; small tables are whole on every server.

SELECT create_reference_table('pool');
SELECT create_reference_table('aid_case');
SELECT create_reference_table('payout');
SELECT create_reference_table('round');
SELECT create_reference_table('posting');

SELECT create_distributed_table('member', 'member_id');
SELECT create_distributed_table('deposit', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('refund', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('failed_debit', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('batch', 'member_id', colocate_with => 'member');
SELECT create_distributed_table('outbox', 'member_id', colocate_with => 'member');
