import type { z } from 'zod'
import { formatDayShort } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { parseForm } from '#platform/http'
import { declineName } from '#platform/pdf'
import { type CandidacyAnswers, type CandidateFacts, type Step, steps, type TypedAnswers } from '../candidacy.ts'
import { candidacyForms } from '../forms.ts'

/** What was typed, understood; parts that lack something are named, in their order. */
export function readAnswers(answers: CandidacyAnswers): { facts: CandidateFacts | null; missing: Step[] } {
  const organisation = parseForm(candidacyForms.organisation, answers.organisation)
  const place = parseForm(candidacyForms.place, answers.place)
  const head = parseForm(candidacyForms.head, answers.head)
  const papers = parseForm(candidacyForms.papers, answers.papers)
  const contact = parseForm(candidacyForms.contact, answers.contact)
  if (organisation.ok && place.ok && head.ok && papers.ok && contact.ok) {
    const own = head.value.genitive ?? declineName(head.value.person, 'genitive')
    const facts = {
      organisation: organisation.value,
      place: place.value,
      head: { ...head.value, genitive: own || fullName(head.value.person) },
      papers: papersOf(papers.value),
      contact: contact.value,
    }
    return { facts, missing: [] }
  }
  const parts = { organisation, place, head, papers, contact }
  return { facts: null, missing: steps.filter((step) => !parts[step].ok) }
}

/** Nested answers of a machine as a form would have sent them, so that they can be corrected on the pages. */
export function asTyped(nested: Record<string, unknown>, before = ''): TypedAnswers {
  return Object.assign(
    {},
    ...Object.entries(nested).map(([name, value]) => {
      const field = `${before}${name}`
      if (value === null || value === undefined)
        return name === 'patronymic' ? { [`${before}noPatronymic`]: 'yes' } : {}
      if (value instanceof Temporal.PlainDate)
        return asTyped({ day: value.day, month: value.month, year: value.year }, `${field}.`)
      if (typeof value === 'object') return asTyped(value as Record<string, unknown>, `${field}.`)
      return { [field]: String(value) }
    }),
  )
}

/** The form as it was typed, without its hidden fields. */
export function typedIn(body: unknown): TypedAnswers {
  const { _csrf, _key, ...typed } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return asTyped(typed)
}

function papersOf(typed: z.output<typeof candidacyForms.papers>): CandidateFacts['papers'] {
  const { bank, bik, account, personalAccount } = typed
  const licence =
    'licenceOn' in typed && typed.licenceOn
      ? `${typed.licenceNumber} от ${formatDayShort(typed.licenceOn)}, ${typed.licenceBy}`
      : null
  const accounts = [`р/с ${account}`, personalAccount && `л/с ${personalAccount}`, `${bank}, БИК ${bik}`]
  return { licence, bankDetails: accounts.filter(Boolean).join(', ') }
}
