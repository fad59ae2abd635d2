import {
  type Answers,
  Button,
  ButtonRow,
  Card,
  ConfirmDialog,
  Disclosure,
  type FieldError,
  Form,
  InstantText,
  Page,
  Stack,
  SummaryList,
  TextArea,
  TextField,
} from '#ui'
import type { Edition, TextKind, Words } from '../editions.ts'
import { factWords, readMarkup } from '../markup.ts'
import type { FactName, Told } from '../model.ts'
import { Blocks } from './blocks.tsx'

export type EditionPageProps = {
  kind: TextKind
  slug: string
  /** The newest first. */
  editions: readonly Edition[]
  told: Told
  zone: string
  preview?: Words | undefined
  errors?: readonly FieldError[] | undefined
  answers?: Answers['answers'] | undefined
}

/** One text: the form, what it would look like, what may stand in it, and the editions before. */
export function EditionPage(props: EditionPageProps) {
  const { kind, slug, editions, told, preview, errors = [], answers } = props
  const [latest] = editions
  const { title, summary, body } = latest?.words ?? { title: '', summary: '', body: '' }
  const shown = answers ?? { title, summary, body, over: String(latest?.number ?? 0) }
  return (
    <Page
      title={title}
      over={kind === 'instruction' ? 'Текст помощи. Инструкция' : 'Текст помощи. Частый вопрос'}
      back={{ href: '/region/help', label: 'Тексты помощи' }}
      errors={errors}
      answers={shown}
      hidden
    >
      {preview && errors.length === 0 && <Preview words={preview} told={told} />}
      <Form action={`/region/help/${kind}/${slug}`}>
        <input type="hidden" name="over" value={String(shown.over ?? latest?.number ?? 0)} />
        <TextField name="title" label={kind === 'instruction' ? 'Заголовок' : 'Вопрос'} />
        {kind === 'instruction' && <TextArea name="summary" label="Кратко, о чём" rows={2} limit={300} />}
        <TextArea
          name="body"
          label="Текст"
          hint="Абзацы разделяет пустая строка. Как сделать список, шаги и ссылку, написано ниже"
          rows={18}
          limit={20_000}
        />
        <ButtonRow>
          <Button kind={preview ? 'ghost' : 'main'} name="step" value="preview">
            Посмотреть
          </Button>
          <Button kind={preview ? 'main' : 'ghost'} name="step" value="publish">
            Опубликовать
          </Button>
        </ButtonRow>
      </Form>
      <Marks told={told} />
      <Editions {...props} />
    </Page>
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

function Marks({ told }: { told: Told }) {
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
        {editions.map(({ number, publishedAt, author, words }) => (
          <Card key={number} level={3} tight title={number === 0 ? 'Первая редакция' : `Редакция ${number}`}>
            <p>
              {publishedAt ? (
                <>
                  <InstantText instant={publishedAt} zone={zone} />, {author}
                </>
              ) : (
                'Текст программы'
              )}
              {number === latest && '. Действует'}
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
