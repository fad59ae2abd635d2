import { ButtonLink, ButtonRow, Film, Page, Still } from '#ui'
import { audienceWords, type Instruction, type Lesson } from '../model.ts'
import { filmAddress, lengthOf, type Sources, sourcesOf } from '../videos/lessons.ts'
import { Further } from './further.tsx'

type LessonPageProps = { lesson: Lesson; further: readonly Instruction[]; film?: Sources }

/** A video lesson and the same in words and pictures, for those who would rather read (S-054, S-075). */
export function LessonPage({ lesson, further, film = sourcesOf(lesson) }: LessonPageProps) {
  const { title, summary, audience, width, height, stillHeight, seconds, steps, own } = lesson
  return (
    <Page
      title={title}
      over={`Видеоурок. ${audienceWords[audience]}`}
      lead={summary}
      description={`Видеоурок: ${summary}`}
      back={{ href: '/help/videos', label: 'Все видеоуроки' }}
    >
      <Film title={`Видеоурок «${title}»`} {...film} width={width} height={height} />
      <p class="muted small">
        {own
          ? `Длится ${lengthOf(seconds)}. Всё сказанное есть в подписях.`
          : `Длится ${lengthOf(seconds)}, звука нет, слова — в подписях. Люди и номера в ролике выдуманы.`}
      </p>
      <h2>То же по шагам</h2>
      <ol class="film-steps">
        {steps.map(({ label, text }, at) => (
          <li key={label}>
            <h3>
              {at + 1}. {label}
            </h3>
            <p>{text}</p>
            {!own && (
              <Still
                source={filmAddress(lesson, at + 1)}
                words={`Экран: ${label}`}
                width={width}
                height={stillHeight}
              />
            )}
          </li>
        ))}
      </ol>
      <Further texts={further} />
      <ButtonRow>
        <ButtonLink href={film.source} kind="ghost" download>
          Скачать ролик
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
