import { Page } from '#ui'
import { addressOf, anything } from '../catalogue/search.ts'
import { fullDirectionWords } from '../words.ts'
import { ProgrammeView, type ProgrammeViewProps } from './programme.tsx'
import { courseFacts, StructuredFacts } from './structured-facts.tsx'

export type ProgrammePageProps = Omit<ProgrammeViewProps, 'address'> & { origin: string }

/** The page of one programme; `groupAction` and `aside` are filled from above. */
export function ProgrammePage({ origin, ...props }: ProgrammePageProps) {
  const { programme } = props
  const address = `${origin}/programmes/${programme.article}`
  const direction = fullDirectionWords[programme.direction]
  return (
    <Page
      title={programme.name}
      over={`${programme.providerName} · ${programme.municipalityName}`}
      lead={programme.summary}
      width="wide"
      description={programme.summary}
      canonical={address}
      crumbs={[
        { href: '/programmes', label: 'Программы' },
        {
          href: addressOf({ ...anything, direction: [programme.direction] }),
          label: `${direction} направленность`,
        },
      ]}
    >
      <ProgrammeView {...props} address={address} />
      <StructuredFacts facts={courseFacts(props, origin)} />
    </Page>
  )
}
