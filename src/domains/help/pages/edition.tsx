import {
  type Answers,
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  CheckboxGroup,
  ConfirmDialog,
  Disclosure,
  type FieldError,
  Form,
  InstantText,
  Notice,
  Page,
  Stack,
  SummaryList,
  TextArea,
  TextField,
} from '#ui'
import { factWords, readMarkup } from '../markup.ts'
import {
  addresses,
  audienceWords,
  type Edition,
  type FactName,
  type TextKind,
  type Told,
  textWords,
  type Words,
} from '../model.ts'
import { Blocks } from './blocks.tsx'

type Shown = {
  told: Told
  preview?: Words | undefined
  errors?: readonly FieldError[] | undefined
  answers?: Answers['answers'] | undefined
}

export type EditionPageProps = Shown & {
  kind: TextKind
  slug: string
  /** The newest first. */
  editions: readonly Edition[]
  zone: string
  /** A lesson of the operator's own: its film may be replaced. */
  ownFilm?: boolean
}

const back = { href: '/region/help', label: 'Тексты помощи' }

/** One text: the form, what it would look like, what may stand in it, and the editions before. */
export function EditionPage(props: EditionPageProps) {
  const { kind, slug, editions, told, preview, ownFilm = false, errors = [], answers } = props
  const [latest] = editions
  const { title, summary, body, audiences, pages } = latest?.words ?? nothing
  const over = String(latest?.number ?? 0)
  const shown = answers ?? { title, summary, body, audiences, pages: pages.join('\n'), over }
  return (
    <Page
      title={title}
      over={`Текст помощи. ${textWords[kind]}${latest?.takenDown ? '. Снят' : ''}`}
      back={back}
      errors={errors}
      answers={shown}
      hidden
    >
      {latest?.takenDown && (
        <Notice tone="warn" title="Текст снят">
          <p>Его никто не читает. Покажите его снова или опубликуйте исправленный.</p>
        </Notice>
      )}
      {preview && errors.length === 0 && <Preview words={preview} told={told} />}
      <Form action={`/region/help/${kind}/${slug}`}>
        <input type="hidden" name="over" value={String(shown.over ?? over)} />
        <Fields kind={kind} previewed={preview !== undefined} ownFilm={ownFilm} />
      </Form>
      <Marks told={told} />
      {!latest?.takenDown && (
        <ButtonRow>
          <ButtonLink kind="ghost" href={addresses[kind](slug)}>
            Посмотреть на сайте
          </ButtonLink>
          {ownFilm && (
            <ButtonLink kind="ghost" href={`/region/help/lesson/${slug}/film`}>
              Заменить ролик
            </ButtonLink>
          )}
        </ButtonRow>
      )}
      {latest && <TakingDown {...{ kind, slug, over }} takenDown={latest.takenDown} />}
      <Editions {...props} />
    </Page>
  )
}

const nothing: Words = { title: '', summary: '', body: '', audiences: [], pages: [] }

/** A text that the program does not have. */
export function NewTextPage({
  kind,
  told,
  preview,
  errors = [],
  answers,
}: Shown & { kind: 'instruction' | 'question' }) {
  return (
    <Page
      title={kind === 'instruction' ? 'Новая инструкция' : 'Новый частый вопрос'}
      back={back}
      errors={errors}
      {...(answers && { answers })}
      hidden
    >
      {preview && errors.length === 0 && <Preview words={preview} told={told} />}
      <Form action={`/region/help/${kind}/new`}>
        <Fields kind={kind} previewed={preview !== undefined} />
      </Form>
      <Marks told={told} />
    </Page>
  )
}

function Fields({ kind, previewed, ownFilm }: { kind: TextKind; previewed: boolean; ownFilm?: boolean }) {
  return (
    <>
      <WordsFields {...{ kind, ownFilm }} />
      <ButtonRow>
        <Button kind={previewed ? 'ghost' : 'main'} name="step" value="preview">
          Посмотреть
        </Button>
        <Button kind={previewed ? 'main' : 'ghost'} name="step" value="publish">
          Опубликовать
        </Button>
      </ButtonRow>
    </>
  )
}

export function WordsFields({ kind, ownFilm }: { kind: TextKind; ownFilm?: boolean | undefined }) {
  return (
    <>
      <TextField name="title" label={kind === 'question' ? 'Вопрос' : 'Заголовок'} />
      {kind !== 'question' && <TextArea name="summary" label="Кратко, о чём" rows={2} limit={300} />}
      <TextArea
        name="body"
        label={kind === 'lesson' ? 'Шаги ролика' : 'Текст'}
        hint={
          kind === 'lesson' && ownFilm
            ? 'Что показано, по шагам: 1. Название, а под ним — что сделать. Это читают вместо ролика'
            : kind === 'lesson'
              ? 'Столько же шагов, сколько в ролике: 1. Название, а под ним — что сделать'
              : 'Абзацы разделяет пустая строка. Как сделать список, шаги и ссылку, написано ниже'
        }
        rows={18}
        limit={20_000}
      />
      {kind !== 'question' && (
        <CheckboxGroup
          name="audiences"
          legend="Кому"
          hint="Среди чьих текстов он стоит. Открыть и найти его может любой: для служебного помощь не место"
          options={Object.entries(audienceWords).map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextArea
        name="pages"
        label="К каким страницам"
        hint="Адреса сайта, каждый с новой строки: на этих страницах текст в помощи первый. Например, /my/children/*"
        rows={3}
        optional
      />
    </>
  )
}

type TakingDownProps = { kind: TextKind; slug: string; over: string; takenDown: boolean }

function TakingDown({ kind, slug, over, takenDown }: TakingDownProps) {
  const read = <input type="hidden" name="over" value={over} />
  if (takenDown)
    return (
      <Form action={`/region/help/${kind}/${slug}/showing`}>
        {read}
        <ButtonRow>
          <Button kind="go">Показать снова</Button>
        </ButtonRow>
      </Form>
    )
  return (
    <ButtonRow>
      <ConfirmDialog
        label="Снять текст"
        title="Снять текст?"
        action={`/region/help/${kind}/${slug}/taking-down`}
        confirm="Снять текст"
        small
      >
        {read}
        <p>Его не будет ни в списках, ни в поиске, ни по ссылке. Показать снова можно в любой день.</p>
      </ConfirmDialog>
    </ButtonRow>
  )
}

function Preview({ words: { title, summary, body }, told }: { words: Words; told: Told }) {
  const read = readMarkup(body)
  return (
    <Card title="Так это прочитают">
      <Stack>
        <p>
          <b>{title}</b>
        </p>
        {summary && <p class="muted">{summary}</p>}
        {'blocks' in read && <Blocks blocks={read.blocks} told={told} level={3} />}
      </Stack>
    </Card>
  )
}

export function Marks({ told }: { told: Told }) {
  return (
    <Disclosure summary="Как оформить текст и что подставится само">
      <ul>
        <li>
          <code>## Подзаголовок</code>
        </li>
        <li>
          <code>- строка списка</code>
        </li>
        <li>
          <code>1. Название шага</code>, а под ним — что сделать
        </li>
        <li>
          <code>! Заголовок врезки</code> или <code>!! Предупреждение</code>, а под ним — текст
        </li>
        <li>
          <code>**жирно**</code>, <code>[слова ссылки](/points)</code>
        </li>
      </ul>
      <SummaryList
        title="Сведения региона"
        rows={(Object.keys(factWords) as FactName[]).map((name) => ({
          label: `{${name}}`,
          value: `${factWords[name]}: ${told.words[name]}`,
        }))}
      />
    </Disclosure>
  )
}

function Editions({ kind, slug, editions, zone }: EditionPageProps) {
  const latest = editions[0]?.number ?? 0
  return (
    <>
      <h2>Редакции</h2>
      <Stack>
        {editions.map(({ number, publishedAt, author, takenDown, words }) => (
          <Card key={number} level={3} tight title={number === 0 ? 'Первая редакция' : `Редакция ${number}`}>
            <p>
              {publishedAt ? (
                <>
                  <InstantText instant={publishedAt} zone={zone} />, {author}
                </>
              ) : (
                'Текст программы'
              )}
              {takenDown ? '. Снят' : number === latest && '. Действует'}
            </p>
            <Disclosure summary="Прочитать">
              <pre class="wrapped">{words.body}</pre>
            </Disclosure>
            {number !== latest && (
              <ConfirmDialog
                label="Вернуть эту редакцию"
                title="Вернуть эту редакцию?"
                action={`/region/help/${kind}/${slug}/restoration`}
                confirm="Вернуть"
                danger={false}
              >
                <input type="hidden" name="number" value={String(number)} />
                <input type="hidden" name="over" value={String(latest)} />
                <p>Её текст станет новой редакцией. Нынешняя останется в списке.</p>
              </ConfirmDialog>
            )}
          </Card>
        ))}
      </Stack>
    </>
  )
}
