import type { ApplicationId } from '#enrolment'
import type { Sample } from '#platform/manifest'
import { Page } from '#ui'
import type { Study } from '../model.ts'
import { RatingBlock, RatingPage, ToRateNotices } from '../pages/rating.tsx'

const until = Temporal.PlainDate.from('2026-06-30')
const study: Study = {
  ...{ applicationId: '0199d1a0-0000-7000-8000-000000000061' as ApplicationId, number: '118-ПФ', childName: 'Иван' },
  ...{ article: 1042, programmeId: '0199d1a0-0000-7000-8000-000000000062', programme: 'Первые роботы' },
  ...{ provider: 'Дом детского творчества', contract: 'completed' as const },
  ...{ startsOn: Temporal.PlainDate.from('2025-09-01'), endsOn: Temporal.PlainDate.from('2026-05-31'), scores: null },
}
const rated: Study = { ...study, scores: { results: 90, staffing: 100, equipment: 60, satisfaction: 90 } }

export const ratingSamples: Sample[] = [
  { name: 'оценка программы: четыре шкалы', render: () => <RatingPage {...{ study, until }} /> },
  {
    name: 'оценка программы: отвечено не всё',
    render: () => (
      <RatingPage
        {...{ study, until }}
        answers={{ results: '80', staffing: '70', equipment: '', satisfaction: '90' }}
        errors={[{ field: 'equipment', message: 'Помещения и оборудование: поставьте оценку от 0 до 100 %' }]}
      />
    ),
  },
  { name: 'оценка программы: изменить', render: () => <RatingPage study={rated} until={until} /> },
  {
    name: 'оценка ждёт в кабинете',
    render: () => (
      <Page title="Личный кабинет" hidden>
        <ToRateNotices studies={[{ ...study, programme: 'Студия «Ёлочка»', until }]} />
      </Page>
    ),
  },
  {
    name: 'оценка на странице договора: ещё нет, есть, поздно',
    render: () => (
      <Page title="Договор 118-ПФ" hidden>
        <RatingBlock study={study} until={until} open />
        <RatingBlock
          study={{ ...rated, applicationId: '0199d1a0-0000-7000-8000-000000000063' as ApplicationId }}
          until={until}
          open
        />
      </Page>
    ),
  },
  {
    name: 'оценка на странице договора: срок прошёл',
    render: () => (
      <Page title="Договор 118-ПФ" hidden>
        <RatingBlock study={study} until={until} open={false} />
      </Page>
    ),
  },
]
