import { Page } from '#ui'
import { ApplicationList, type ApplicationListProps } from './application-list.tsx'

/** All applications and contracts of the family, whoever of the children they are for (S-042, S-106). */
export function ApplicationsPage({ list }: { list: ApplicationListProps }) {
  return (
    <Page title="Заявки и договоры" width="wide" back={{ href: '/my', label: 'В кабинет' }} hidden>
      <ApplicationList {...list} withChild />
    </Page>
  )
}
