/**
 * Reports: numbers over several domains — how many children have a certificate, against how many there are (S-180).
 *
 * Promises: the region is the sum of its municipalities and a municipality the sum of its institutions; nobody is named.
 * Does not: decide or change anything that it counts.
 */
export { keepMonths, setChildCount } from './actions.ts'
