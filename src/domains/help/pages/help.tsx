import type { Role } from '#access'
import { ButtonLink, Card, Chips, Columns, Disclosure, EmptyState, Grid, Page, SearchBox, Stack } from '#ui'
import { type Audience, audienceWords, type Contacts, type Instruction, type Question, type Told } from '../model.ts'
import { fitting } from '../rules.ts'
import type { Found } from '../search.ts'
import { instructions, questions } from '../texts/library.ts'
import { Blocks } from './blocks.tsx'
import { ContactList } from './contacts.tsx'

export type HelpPageProps = {
  told: Told
  contacts: Contacts
  /** The page the reader came from: what explains it stands first. */
  from: string | null
  /** What was looked for. */
  text: string
  found: Found | null
  actingAs: Role | null
}

const mostFitting = 3

/** Instructions, video lessons and frequent questions; what fits the reader's page goes first (S-053, S-054). */
export function HelpPage({ told, contacts, from, text, found, actingAs }: HelpPageProps) {
  return (
    <Page
      title="Помощь"
      lead="Короткие инструкции, ответы на частые вопросы и люди, которые помогут."
      width="wide"
      back={from ? { href: from, label: 'Вернуться на страницу' } : undefined}
      description="Инструкции и ответы на вопросы о сертификате дополнительного образования и записи в кружки"
      hidden={Boolean(from || text)}
    >
      <SearchBox action="/help" label="О чём хотите узнать" value={text} placeholder="забыли пароль…">
        {from && <input type="hidden" name="from" value={from} />}
      </SearchBox>
      <Columns
        main={
          found ? (
            <FoundTexts {...found} told={told} text={text} from={from} />
          ) : (
            <Library told={told} from={from} actingAs={actingAs} />
          )
        }
        aside={
          <>
            <h2 id="contacts">Кто поможет</h2>
            <ContactList contacts={contacts} />
          </>
        }
        asideLabel="Контакты"
      />
    </Page>
  )
}

function Library({ told, from, actingAs }: Pick<HelpPageProps, 'told' | 'from' | 'actingAs'>) {
  const fits = from ? fitting(instructions, from).slice(0, mostFitting) : []
  const near = from ? fitting(questions, from) : []
  return (
    <>
      <Chips
        label="Виды помощи"
        chips={[
          { href: '#instructions', label: 'Инструкции' },
          { href: '#videos', label: 'Видеоуроки' },
          { href: '#questions', label: 'Часто задаваемые вопросы' },
          { href: '#contacts', label: 'Кто поможет' },
        ]}
      />
      {fits.length > 0 && (
        <>
          <h2>К странице, с которой вы пришли</h2>
          <Cards instructions={fits} />
        </>
      )}
      <h2 id="instructions">Инструкции</h2>
      {audiencesFor(actingAs).map((audience) => (
        <Stack key={audience}>
          <h3>{audienceWords[audience]}</h3>
          <Cards instructions={instructions.filter((one) => one.audience === audience)} />
        </Stack>
      ))}
      <h2 id="videos">Видеоуроки</h2>
      <EmptyState
        title="Роликов пока нет"
        actions={
          <ButtonLink href="#instructions" kind="ghost">
            Читать инструкции
          </ButtonLink>
        }
      >
        <p>Мы их ещё не сняли. Всё, что нужно сделать, по шагам описано в инструкциях.</p>
      </EmptyState>
      <h2 id="questions">Часто задаваемые вопросы</h2>
      <Answers questions={[...near, ...questions.filter((one) => !near.includes(one))]} told={told} />
    </>
  )
}

function FoundTexts(props: Found & Pick<HelpPageProps, 'told' | 'text' | 'from'>) {
  const { instructions: found, questions: asked, told, text, from } = props
  const all = from ? `/help?from=${encodeURIComponent(from)}` : '/help'
  if (found.length + asked.length === 0)
    return (
      <EmptyState title="Об этом пока ничего нет" actions={<ButtonLink href={all}>Вся помощь</ButtonLink>}>
        <p>Попробуйте другие слова, покороче. Или спросите поддержку: её контакты на этой же странице.</p>
      </EmptyState>
    )
  return (
    <>
      <h2>Нашлось по запросу «{text}»</h2>
      {found.length > 0 && <Cards instructions={found} />}
      {asked.length > 0 && (
        <>
          <h2>Ответы на вопросы</h2>
          <Answers questions={asked} told={told} open />
        </>
      )}
      <p>
        <a href={all}>Вся помощь</a>
      </p>
    </>
  )
}

function Cards({ instructions: shown }: { instructions: readonly Instruction[] }) {
  return (
    <Grid>
      {shown.map(({ slug, title, summary }) => (
        <Card key={slug} title={title} href={`/help/${slug}`} level={3} tight>
          <p>{summary}</p>
        </Card>
      ))}
    </Grid>
  )
}

function Answers({ questions: shown, told, open }: { questions: readonly Question[]; told: Told; open?: boolean }) {
  return (
    <Stack>
      {shown.map(({ slug, question, answer }) => (
        <div key={slug} id={slug}>
          <Disclosure summary={question} open={open}>
            <Blocks blocks={answer} told={told} />
          </Disclosure>
        </div>
      ))}
    </Stack>
  )
}

/** Whose instructions go first: the reader's own. */
function audiencesFor(role: Role | null): Audience[] {
  const all = Object.keys(audienceWords) as Audience[]
  return all.toSorted((a, b) => Number(b === role) - Number(a === role))
}
