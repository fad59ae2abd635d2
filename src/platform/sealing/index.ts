/**
 * Sealing: secrets that lie in the database and are useless without the installation's key.
 *
 * Promises: AES-256-GCM, a key of its own for every purpose, a value bound to its label: moved elsewhere it does not open.
 * Does not: keep keys, or know what is sealed.
 */
export { createSealer, type Sealer } from './sealer.ts'
