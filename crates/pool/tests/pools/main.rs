//! Properties of the settlement and the closing over random pools.

mod both_forms;
mod closing;
mod closing_table;
mod known_book;
mod life;
mod random_pool;
