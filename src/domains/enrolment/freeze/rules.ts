import { Refusal } from '#kernel/refusal'

type Contract = { number: string; contract: string }

/** A certificate with a living contract is not frozen, unless the contract is ending already (domain 3.8). */
export function whyNotFreeze(
  certificate: { validity: string; number: string },
  contracts: readonly Contract[],
): Refusal | null {
  const { number, validity } = certificate
  if (validity === 'frozen') return new Refusal('enrolment.already-frozen', { number })
  if (validity !== 'valid') return new Refusal('enrolment.frozen-not-in-force', { number })
  const living = contracts.filter(({ contract }) => contract !== 'terminating')
  return living.length > 0
    ? new Refusal('enrolment.frozen-contracts', { number, contracts: living.map((one) => one.number) })
    : null
}
