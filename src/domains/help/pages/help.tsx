import type { Role } from '#access'
import { Columns, Page, SearchBox, Tabs } from '#ui'
import type { Contacts, Library, Told } from '../model.ts'
import type { Found } from '../search.ts'
import { ContactList } from './contacts.tsx'
import { FoundTexts } from './found.tsx'
import { Instructions, Lessons, Questions } from './kinds.tsx'

/** The three types of help (S-054), each a page of its own. */
export type Kind = 'instructions' | 'videos' | 'questions'

export type HelpPageProps = {
  kind: Kind
  library: Library
  told: Told
  contacts: Contacts
  /** The page the reader came from: what explains it stands first. */
  from: string | null
  /** What was looked for. */
  text: string
  found: Found | null
  actingAs: Role | null
}

const kinds: Record<Kind, { path: string; label: string }> = {
  instructions: { path: '/help', label: 'Инструкции' },
  videos: { path: '/help/videos', label: 'Видеоуроки' },
  questions: { path: '/help/questions', label: 'Часто задаваемые вопросы' },
}

/** What fits the reader's page goes first (S-053, S-054, S-075). */
export function HelpPage(props: HelpPageProps) {
  const { contacts, from, text, found, kind } = props
  return (
    <Page
      title={kind === 'instructions' ? 'Помощь' : kinds[kind].label}
      over={kind === 'instructions' ? undefined : 'Помощь'}
      width="wide"
      back={from ? { href: from, label: 'Вернуться на страницу' } : undefined}
      description="Инструкции, видеоуроки и ответы на вопросы о сертификате дополнительного образования и записи в кружки"
      hidden={Boolean(from || text)}
    >
      <SearchBox action="/help" label="О чём хотите узнать" value={text} placeholder="пароль…">
        {from && <input type="hidden" name="from" value={from} />}
      </SearchBox>
      <Columns
        main={
          <>
            <Tabs label="Виды помощи" tabs={tabsOf(props)} />
            {found ? <FoundTexts {...props} found={found} /> : <OneKind {...props} />}
          </>
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

function OneKind(props: HelpPageProps) {
  if (props.kind === 'videos') return <Lessons {...props} />
  return props.kind === 'questions' ? <Questions {...props} /> : <Instructions {...props} />
}

function tabsOf({ from, kind, found }: HelpPageProps) {
  const query = from ? `?from=${encodeURIComponent(from)}` : ''
  return (Object.keys(kinds) as Kind[]).map((one) => ({
    href: `${kinds[one].path}${query}`,
    label: kinds[one].label,
    current: !found && one === kind,
  }))
}
