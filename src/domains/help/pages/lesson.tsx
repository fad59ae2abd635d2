import { ButtonLink, ButtonRow, Film, Page, Still } from '#ui'
import { audienceWords, type Instruction, type Lesson } from '../model.ts'
import { filmAddress, lengthOf } from '../videos/lessons.ts'
import { Further } from './further.tsx'

/** A video lesson and the same in words and pictures, for those who would rather read (S-054, S-075). */
export function LessonPage({ lesson, further }: { lesson: Lesson; further: readonly Instruction[] }) {
  const { title, summary, audience, width, height, stillHeight, seconds, steps } = lesson
  return (
    <Page
      title={title}
      over={`Видеоурок. ${audienceWords[audience]}`}
      lead={summary}
      description={`Видеоурок: ${summary}`}
      back={{ href: '/help/videos', label: 'Все видеоуроки' }}
    >
      <Film
        title={`Видеоурок «${title}»`}
        source={filmAddress(lesson, 'webm')}
        captions={filmAddress(lesson, 'vtt')}
        poster={filmAddress(lesson, 0)}
        width={width}
        height={height}
      />
      <p class="muted small">
        Длится {lengthOf(seconds)}, звука нет, слова — в подписях. Люди и номера в ролике выдуманы.
      </p>
      <h2>То же по шагам</h2>
      <ol class="film-steps">
        {steps.map(({ label, text }, at) => (
          <li key={label}>
            <h3>
              {at + 1}. {label}
            </h3>
            <p>{text}</p>
            <Still source={filmAddress(lesson, at + 1)} words={`Экран: ${label}`} width={width} height={stillHeight} />
          </li>
        ))}
      </ol>
      <Further texts={further} />
      <ButtonRow>
        <ButtonLink href={filmAddress(lesson, 'webm')} kind="ghost" download>
          Скачать ролик
        </ButtonLink>
      </ButtonRow>
    </Page>
  )
}
