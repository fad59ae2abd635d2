import { type Day, formatDay } from '#kernel/dates'
import { quoted } from '#kernel/quoted'
import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  type FieldError,
  Form,
  Notice,
  Page,
  Scale,
  SummaryList,
} from '#ui'
import { type Scores, type Study, scales, scaleWords } from '../model.ts'
import type { Unrated } from '../queries/rating.ts'

export type RatingPageProps = {
  study: Study
  until: Day
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

const hints = {
  results: 'Научился ли ребёнок тому, что обещала программа',
  staffing: 'Хватало ли педагогов, удобна ли была группа по размеру',
  equipment: 'Помещения, инструменты, материалы',
  satisfaction: 'Всё вместе',
} satisfies Record<keyof Scores, string>

/** «Оценить программу»: four scales, each with its number (S-046, S-047). */
export function RatingPage({ study, until, errors, answers }: RatingPageProps) {
  const { applicationId, childName, programme, provider, number, scores } = study
  const here = `/my/applications/${applicationId}`
  return (
    <Page
      title={scores ? 'Изменить оценку' : 'Оценить программу'}
      over={`${childName} · ${programme}, ${provider}`}
      lead="Насколько вы довольны обучением: 0 % — совсем нет, 100 % — полностью."
      back={{ href: here, label: `Договор ${number}` }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Form action={`${here}/rating`}>
        {scales.map((scale) => (
          <Scale
            key={scale}
            name={scale}
            label={scaleWords[scale]}
            hint={hints[scale]}
            ends={['0 %', '100 %']}
            {...(!answers && scores && { value: String(scores[scale]) })}
          />
        ))}
        <p class="small muted">
          Оценку видите только вы. Другим показывают общий рейтинг программы, когда оценок наберётся достаточно.
          Изменить оценку можно до {formatDay(until)} включительно.
        </p>
        <ButtonRow>
          <Button kind="go">Сохранить</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

export type RatingBlockProps = { study: Study; until: Day; open: boolean }

/** What stands on the contract's page once the study is over (S-046, S-049, S-050). */
export function RatingBlock({ study: { applicationId, article, scores }, until, open }: RatingBlockProps) {
  const here = `/my/applications/${applicationId}/rating`
  const review = <a href={`/programmes/${article}/reviews`}>Написать отзыв словами</a>
  if (scores)
    return (
      <div id="rating">
        <SummaryList
          title="Ваша оценка программы"
          rows={scales.map((scale) => ({ label: scaleWords[scale], value: `${scores[scale]} %` }))}
        />
        <ButtonRow>
          {open && (
            <ButtonLink kind="ghost" href={here}>
              Изменить оценку
            </ButtonLink>
          )}
          {review}
        </ButtonRow>
      </div>
    )
  if (!open)
    return (
      <p id="rating" class="muted">
        Оценить программу можно было до {formatDay(until)}. {review} можно и сейчас.
      </p>
    )
  return (
    <div id="rating">
      <Notice
        title={`Оцените программу до ${formatDay(until)}`}
        actions={
          <>
            <ButtonLink href={here}>Оценить программу</ButtonLink>
            {review}
          </>
        }
      >
        <p>Обучение закончилось. Четыре вопроса, одна минута: из оценок складывается рейтинг программы.</p>
      </Notice>
    </div>
  )
}

type ToRateProps = { studies: readonly (Unrated & { until: Day })[] }

/** In the cabinet: each study that is over, with the last day of its rating (S-046). */
export function ToRateNotices({ studies }: ToRateProps) {
  return (
    <>
      {studies.map(({ applicationId, childName, programme, until }) => (
        <Notice
          key={applicationId}
          title={`Оцените программу: ${childName}, ${quoted(programme)}`}
          actions={
            <ButtonLink kind="ghost" href={`/my/applications/${applicationId}/rating`}>
              Оценить
            </ButtonLink>
          }
        >
          <p>Договор закончился. Четыре вопроса, одна минута; можно до {formatDay(until)} включительно.</p>
        </Notice>
      ))}
    </>
  )
}
