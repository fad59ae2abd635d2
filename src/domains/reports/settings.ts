import { z } from 'zod'
import { defineSetting, nameChapter } from '#region'

nameChapter('reports', 'Отчёты', 170)

export const coverageTarget = defineSetting(
  'reports.coverage-target',
  z.object({ percent: z.int().min(1).max(100), until: z.iso.date() }),
  'Цель по охвату: сколько процентов детей должны иметь сертификат и к какому дню',
  { options: { percent: 'Сколько процентов', until: 'К какому дню, год-месяц-день' } },
)
