/**
 * Exchange: traffic with other state systems, first of all orders from Gosuslugi (S-081, S-088…S-091).
 *
 * Promises: an order becomes an application like any other, once, however often and in whatever order its messages come; each
 * status leaves once for every receiver that knows a repeat by its id, in order, through any silence. Does not: move money by
 * what another system says, or open a child of one cabinet to another.
 */
export { compareStatuses } from './actions/comparison.ts'
export { deliverDue, type Parcel } from './actions/delivery.ts'
export { cancelOrder } from './actions/order.ts'
export { createPartner, moveEndpoint } from './actions/partner.ts'
export { noteStatus } from './actions/status.ts'
export { takeWrittenOrder } from './api/written.ts'
export type { Status } from './model.ts'
export { getPartner } from './queries/partner.ts'
export { isSignature, openSecrets } from './secrets.ts'
export { certificateWithOrder } from './settings.ts'
export { statusWords } from './words/statuses.ts'
