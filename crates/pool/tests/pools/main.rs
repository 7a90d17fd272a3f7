//! The pool from outside: properties over random pools, and tables at the boundaries.

mod book_refusals;
mod both_forms;
mod closing;
mod closing_table;
mod known_book;
mod life;
mod prepaid_members;
mod random_pool;
mod statement_events;
