import { type Answers, Button, ButtonRow, Disclosure, type FieldError, FileField, Film, Form, Page } from '#ui'
import type { Lesson, Told } from '../model.ts'
import { type Sources, sourcesOf } from '../videos/lessons.ts'
import { Marks, WordsFields } from './edition.tsx'

export type NewLessonProps = {
  megabytes: number
  told: Told
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** A lesson that the program does not have: film, captions and the same in words. */
export function NewLessonPage({ megabytes, told, errors = [], answers }: NewLessonProps) {
  return (
    <Page
      title="Новый видеоурок"
      lead="Ролик хранится на нашем сайте и открывается без чужих проигрывателей. Снять его можно в любой день."
      back={{ href: '/region/help', label: 'Тексты помощи' }}
      errors={errors}
      {...(answers && { answers })}
      hidden
    >
      <Form action="/region/help/lesson/new" files>
        <Files megabytes={megabytes} />
        <WordsFields kind="lesson" ownFilm />
        <ButtonRow>
          <Button kind="go">Опубликовать</Button>
        </ButtonRow>
      </Form>
      <Marks told={told} />
    </Page>
  )
}

export type NewFilmProps = Omit<NewLessonProps, 'told'> & { lesson: Lesson; over: number; film?: Sources }

/** Another film under the same words. */
export function NewFilmPage(props: NewFilmProps) {
  const { lesson, over, megabytes, film = sourcesOf(lesson), errors = [], answers } = props
  return (
    <Page
      title="Заменить ролик"
      over={lesson.title}
      back={{ href: `/region/help/lesson/${lesson.slug}`, label: 'К тексту видеоурока' }}
      errors={errors}
      {...(answers && { answers })}
      hidden
    >
      <Disclosure summary="Ролик, который смотрят сейчас">
        <Film title={`Видеоурок «${lesson.title}»`} {...film} width={lesson.width} height={lesson.height} />
      </Disclosure>
      <Form action={`/region/help/lesson/${lesson.slug}/film`} files>
        <input type="hidden" name="over" value={String(over)} />
        <Files megabytes={megabytes} />
        <ButtonRow>
          <Button kind="go">Заменить ролик</Button>
        </ButtonRow>
      </Form>
    </Page>
  )
}

function Files({ megabytes }: { megabytes: number }) {
  return (
    <>
      <FileField name="film" label="Ролик" hint={`MP4 или WebM, до ${megabytes} МБ`} accept="video/mp4,video/webm" />
      <FileField
        name="captions"
        label="Подписи"
        hint="Файл .vtt: всё, что говорят, словами. Без подписей ролик не поймут глухие и те, кто смотрит без звука"
        accept=".vtt,text/vtt"
      />
    </>
  )
}
