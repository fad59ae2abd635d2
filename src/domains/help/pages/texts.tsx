import { ButtonLink, ButtonRow, Chapter, EmptyState, Page, SearchBox, Stack, Table } from '#ui'
import { type Audience, addresses, audienceWords, type Library, type TextKind } from '../model.ts'
import { isFor, stringsOf } from '../rules.ts'

export type TextsPageProps = {
  library: Library
  takenDown: readonly { kind: TextKind; slug: string; title: string }[]
  asked: string
}

type Line = { kind: TextKind; slug: string; title: string; public: string | null; text: string }
type Shelf = { key: string; title: string; lines: readonly Line[] }

const here = '/region/help'

/** Every text that the operator may edit: by readers, found by any word of it. */
export function TextsPage({ library, takenDown, asked }: TextsPageProps) {
  const shelves = shelvesOf(library, takenDown)
    .map((shelf) => ({ ...shelf, lines: shelf.lines.filter((line) => holds(line, asked)) }))
    .filter(({ lines }) => lines.length > 0)
  return (
    <Page
      title="Тексты помощи"
      lead="Откройте текст, исправьте и посмотрите, как он выглядит. Прежние редакции остаются, к любой можно вернуться."
      width="wide"
      actions={
        <ButtonRow>
          <ButtonLink href={`${here}/instruction/new`}>Новая инструкция</ButtonLink>
          <ButtonLink href={`${here}/question/new`} kind="ghost">
            Новый вопрос
          </ButtonLink>
          <ButtonLink href={`${here}/lesson/new`} kind="ghost">
            Новый видеоурок
          </ButtonLink>
        </ButtonRow>
      }
      hidden
    >
      <SearchBox action={here} label="Найти текст" value={asked} placeholder="слово из текста…" />
      {asked && (
        <p>
          <a href={here}>Все тексты</a>
        </p>
      )}
      {shelves.length === 0 && (
        <EmptyState title="Такого текста нет">
          <p>Попробуйте другое слово, покороче. Или напишите новый текст.</p>
        </EmptyState>
      )}
      <Stack>
        {shelves.map(({ key, title, lines }) => (
          <Chapter key={key} id={key} title={title} count={lines.length} open={asked !== ''}>
            <Lines title={title} lines={lines} />
          </Chapter>
        ))}
      </Stack>
    </Page>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <Table
      caption={title}
      dense
      columns={[
        {
          label: 'Текст',
          head: true,
          cell: ({ kind, slug, title: name }: Line) => <a href={`${here}/${kind}/${slug}`}>{name}</a>,
        },
        {
          label: 'На сайте',
          cell: ({ public: address }: Line) => (address ? <a href={address}>прочитать</a> : 'снят'),
        },
      ]}
      rows={lines}
      rowKey={({ kind, slug }) => `${kind} ${slug}`}
    />
  )
}

function shelvesOf({ instructions, questions, lessons }: Library, takenDown: TextsPageProps['takenDown']): Shelf[] {
  const texts = instructions.map((one) => ({ ...one, line: lineOf('instruction', one, one.blocks.flatMap(stringsOf)) }))
  const asked = questions.map((one) =>
    lineOf('question', { ...one, title: one.question, summary: '' }, one.answer.flatMap(stringsOf)),
  )
  const films = lessons.map((one) =>
    lineOf(
      'lesson',
      one,
      one.steps.flatMap(({ label, text }) => [label, text]),
    ),
  )
  return [
    ...(Object.keys(audienceWords) as Audience[]).map((audience) => ({
      ...{ key: audience, title: `Инструкции: ${audienceWords[audience].toLowerCase()}` },
      lines: texts.filter((one) => isFor(one, audience)).map(({ line }) => line),
    })),
    { key: 'questions', title: 'Частые вопросы', lines: asked },
    { key: 'lessons', title: 'Видеоуроки', lines: films },
    {
      ...{ key: 'taken-down', title: 'Снятые тексты' },
      lines: takenDown.map((one) => ({ ...one, public: null, text: one.title })),
    },
  ]
}

type Told = { slug: string; title: string; summary: string; words?: string }

function lineOf(kind: TextKind, { slug, title, summary, words = '' }: Told, strings: readonly string[]): Line {
  return { kind, slug, title, public: addresses[kind](slug), text: [title, summary, words, ...strings].join(' ') }
}

/** Every word of what was asked begins somewhere in the text. */
function holds({ text }: Line, asked: string): boolean {
  const plain = (words: string) => words.toLowerCase().replaceAll('ё', 'е')
  return plain(asked)
    .split(/\s+/)
    .filter(Boolean)
    .every((word) => plain(text).includes(word))
}
