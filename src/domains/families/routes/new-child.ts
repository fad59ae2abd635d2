import type { z } from 'zod'
import type { childForm, childJson } from '../forms.ts'
import type { NewChild } from '../model.ts'

/** The child of the form in the words of the domain. */
export function newChildFrom(form: z.output<typeof childForm>): NewChild {
  const { child: name, birth: birthOn, municipality: municipalityId, gender, relation, snils, document, address } = form
  return { name, birthOn, municipalityId, gender, relation, snils, document, address }
}

/** The same from JSON. */
export function newChildFromJson(json: z.output<typeof childJson>): NewChild {
  const { surname, name, patronymic, anotherChild: _, ...child } = json
  return { name: { surname, name, patronymic }, ...child }
}
