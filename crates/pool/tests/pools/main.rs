//! Properties of the settlement and the closing over random pools.

mod book_refusals;
mod both_forms;
mod closing;
mod closing_table;
mod known_book;
mod life;
mod prepaid_members;
mod random_pool;
