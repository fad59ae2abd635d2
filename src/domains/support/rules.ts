import { Refusal } from '#kernel/refusal'
import type { Place, Ticket } from './model.ts'

/** Who may answer: the support and the operator everything, a coordinator what was handed to the municipality. */
export function placeOf({ role, scopeId }: { role: string; scopeId: string | null }): Place | null {
  if (role === 'support' || role === 'region') return { all: true }
  return role === 'municipality' && scopeId ? { municipalityId: scopeId } : null
}

/** A closed ticket is over for both sides: another question is another ticket. */
export function whyNotWrite({ state, number }: Pick<Ticket, 'state' | 'number'>): Refusal | null {
  return state === 'closed' ? new Refusal('support.closed', { number }) : null
}

/** Where a ticket can be handed on to: not where it lies already. */
export function whyNotForward(ticket: Pick<Ticket, 'state' | 'number' | 'desk' | 'municipalityId'>, to: string | null) {
  const there = to === null ? ticket.desk === 'support' : ticket.desk === 'municipality' && ticket.municipalityId === to
  return whyNotWrite(ticket) ?? (there ? new Refusal('support.there-already', { number: ticket.number }) : null)
}

/**
 * Hides numbers and addresses that people write into a question: documents, SNILS, phones and certificates keep their last
 * three digits, an address its domain. A desk answers by the words; who needs more opens the record with a reason.
 */
export function masked(text: string): string {
  return text
    .replace(/[\p{L}\d._%+-]+@([\p{L}\d.-]+\.\p{L}{2,})/gu, '···@$1')
    .replace(/\+?\d(?:[\s().-]{0,2}\d){8,}/g, (number) => {
      const digits = number.replace(/\D/g, '')
      return `${'·'.repeat(digits.length - 3)}${digits.slice(-3)}`
    })
}
