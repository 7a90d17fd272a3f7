//! Properties of the settlement and the closing over random pools.

mod both_forms;
mod closing;
mod known_book;
mod random_pool;
