export { findBroken } from '#platform/db'
