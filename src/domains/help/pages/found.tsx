import { ButtonLink, EmptyState } from '#ui'
import type { Found } from '../search.ts'
import type { HelpPageProps } from './help.tsx'
import { Answers, Cards, Films, ownFirst } from './kinds.tsx'

/** What a search gave, of every type. */
export function FoundTexts({ found, told, text, from, actingAs }: Omit<HelpPageProps, 'found'> & { found: Found }) {
  const { instructions, lessons, questions, answersFirst, instead } = found
  const all = from ? `/help?from=${encodeURIComponent(from)}` : '/help'
  if (instructions.length + lessons.length + questions.length === 0)
    return (
      <EmptyState title="Об этом пока ничего нет" actions={<ButtonLink href={all}>Вся помощь</ButtonLink>}>
        <p>
          Попробуйте другие слова, покороче. Или <a href="/support">задайте вопрос поддержке</a>.
        </p>
      </EmptyState>
    )
  const answers = questions.length > 0 && (
    <>
      <h2>Ответы на вопросы</h2>
      <Answers questions={questions} told={told} open={!answersFirst} />
    </>
  )
  return (
    <>
      <h2>Нашлось по запросу «{instead ?? text}»</h2>
      {instead && (
        <p>
          По запросу «{text}» ничего нет — показываем «{instead}».
        </p>
      )}
      {answersFirst && answers}
      {answersFirst && instructions.length > 0 && <h2>Инструкции</h2>}
      {instructions.length > 0 && <Cards instructions={ownFirst(instructions, actingAs)} />}
      {lessons.length > 0 && (
        <>
          <h2>Видеоуроки</h2>
          <Films lessons={ownFirst(lessons, actingAs)} />
        </>
      )}
      {!answersFirst && answers}
      <p>
        <a href={all}>Вся помощь</a>
      </p>
    </>
  )
}
