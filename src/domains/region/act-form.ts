import { z } from 'zod'
import { isoDay, line, typedDay } from '#platform/forms'

const number = line('Введите номер акта, например 1184', 1, 40)
const title = line('Введите название акта, например «О номинале сертификата»', 5, 300)

/** The act behind a change, as a form gives it: `act.number`, `act.title`, `act.issued`. */
export const actForm = z
  .preprocess(
    (raw) => raw ?? {},
    z.object({ number, title, issued: typedDay('Введите дату акта, например 19 12 2025') }),
  )
  .transform(({ issued: issuedOn, ...act }) => ({ ...act, issuedOn }))

export const actJson = z.object({ number, title, issuedOn: isoDay })
