import { formatDocument } from '#kernel/documents'
import { formatSnils, type Snils } from '#kernel/snils'
import { type FormAnswers, rejectForm } from '#platform/http'
import type { FieldError } from '#ui'
import type { VisitAnswers } from '../model.ts'

type Again = { errors?: FieldError[]; answers?: FormAnswers }

/** What was typed of the applicant before, but for what is only ever shown masked. */
export function applicantAnswers(applicant: VisitAnswers['applicant']): FormAnswers {
  if (!applicant) return {}
  return { ...nameAnswers('', applicant.name), email: applicant.email, phone: applicant.phone }
}

/** The same of the child. */
export function childAnswers(child: VisitAnswers['child'], here: string): FormAnswers {
  if (!child) return { municipality: here }
  const { name, birthOn, gender, relation, municipalityId } = child
  return {
    ...nameAnswers('child.', name),
    'birth.day': String(birthOn.day),
    'birth.month': String(birthOn.month),
    'birth.year': String(birthOn.year),
    gender,
    relation,
    municipality: municipalityId,
  }
}

function nameAnswers(prefix: string, name: { surname: string; name: string; patronymic: string | null }): FormAnswers {
  return {
    [`${prefix}surname`]: name.surname,
    [`${prefix}name`]: name.name,
    ...(name.patronymic ? { [`${prefix}patronymic`]: name.patronymic } : { [`${prefix}noPatronymic`]: 'yes' }),
  }
}

type Kept = Pick<NonNullable<VisitAnswers['applicant']>, 'document' | 'address'> & { snils?: Snils }

/** A field of secrets left empty keeps what lies there. */
export function withKept(body: unknown, kept: Kept | null): Record<string, unknown> {
  const typed = { ...(body as Record<string, unknown>) }
  if (!kept) return typed
  if (!typed['document.number'])
    Object.assign(typed, { 'document.kind': kept.document.kind, 'document.number': formatDocument(kept.document) })
  if (!typed.address) typed.address = kept.address
  if (kept.snils && !typed.snils) typed.snils = formatSnils(kept.snils)
  return typed
}

/** The page comes back with what was typed, never with what was kept. */
export function withoutKept(body: unknown, { errors }: Again): Again {
  return { ...(errors ? { errors } : {}), answers: rejectForm(body).answers }
}
