/**
 * The basket: applications that a family prepares beforehand and files with one press.
 *
 * Promises: several children and several groups, each line answered apart; a line filed once stays filed, whatever is
 * pressed again; money and seats are counted in the order of the lines. Does not: hold a seat or money before the press.
 */
export { putAside } from './actions.ts'
export type { LineId } from './model.ts'
