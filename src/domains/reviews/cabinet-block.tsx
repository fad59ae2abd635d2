import { defineCabinetBlock } from '#enrolment'
import { settingOf } from '#region'
import { ToRateNotices } from './pages/rating.tsx'
import { listUnrated } from './queries/rating.ts'
import { ratedUntil } from './rules/rating.ts'
import { ratingDays } from './settings.ts'

/** Studies that are over and can still be rated: their contract is in the archive, where nobody looks (S-045). */
defineCabinetBlock(async (reader, { guardianId, today }) => {
  const days = await settingOf(reader, ratingDays, today)
  const studies = await listUnrated(reader, guardianId, { from: today.subtract({ days: days - 1 }), to: today })
  if (studies.length === 0) return null
  return <ToRateNotices studies={studies.map((study) => ({ ...study, until: ratedUntil(study, days) }))} />
})
