import type { ComponentChildren } from 'preact'
import { type Answers, type FieldError, Page, Tabs } from '#ui'
import { addressOf, anything } from '../catalogue/search.ts'
import type { Programme } from '../model.ts'
import type { Standing } from '../standing.ts'
import { fullDirectionWords } from '../words.ts'
import { ProgrammeView, type ProgrammeViewProps } from './programme.tsx'
import { courseFacts, StructuredFacts } from './structured-facts.tsx'

export type ProgrammeFrameProps = {
  programme: Programme
  standing: Standing
  origin: string
  tab: 'about' | 'reviews'
  errors?: readonly FieldError[] | undefined
  answers?: Answers['answers'] | undefined
  children: ComponentChildren
}

/** What stands on every tab of a programme (S-102): what it is, whose, and the way between the tabs. */
export function ProgrammeFrame({ programme, standing, origin, tab, errors, answers, children }: ProgrammeFrameProps) {
  const here = `/programmes/${programme.article}`
  const direction = fullDirectionWords[programme.direction]
  return (
    <Page
      title={tab === 'about' ? programme.name : `Отзывы: ${programme.name}`}
      over={`${programme.providerName} · ${programme.municipalityName}`}
      lead={programme.summary}
      width="wide"
      description={programme.summary}
      canonical={tab === 'about' ? `${origin}${here}` : `${origin}${here}/reviews`}
      {...(errors && { errors })}
      {...(answers && { answers })}
      crumbs={[
        { href: '/programmes', label: 'Программы' },
        { href: addressOf({ ...anything, direction: [programme.direction] }), label: `${direction} направленность` },
        ...(tab === 'about' ? [] : [{ href: here, label: programme.name }]),
      ]}
    >
      <Tabs
        label="Программа"
        tabs={[
          { href: here, label: 'О программе', current: tab === 'about' },
          { href: `${here}/reviews`, label: 'Отзывы', count: standing.reviews, current: tab === 'reviews' },
        ]}
      />
      {children}
    </Page>
  )
}

export type ProgrammePageProps = Omit<ProgrammeViewProps, 'address'> & { origin: string; standing: Standing }

/** The page of one programme; `groupAction` and `aside` are filled from above. */
export function ProgrammePage({ origin, ...props }: ProgrammePageProps) {
  const { programme, standing } = props
  return (
    <ProgrammeFrame tab="about" {...{ programme, standing, origin }}>
      <ProgrammeView {...props} address={`${origin}/programmes/${programme.article}`} />
      <StructuredFacts facts={courseFacts(props, origin)} />
    </ProgrammeFrame>
  )
}
