import type { PersonName } from '#kernel/names'
import { Chips, Page, PrintButton } from '#ui'
import { ApplicationList, type ApplicationListProps } from '../../applications/pages/list.tsx'

export type ApplicationsPageProps = {
  list: ApplicationListProps
  /** All children of the cabinet, and the one whose applications are shown; null for all. */
  children?: readonly (PersonName & { id: string })[]
  child?: string | null
}

/** All applications and contracts of the family, of one child or of all (S-042, S-106). */
export function ApplicationsPage({ list, children = [], child = null }: ApplicationsPageProps) {
  return (
    <Page
      title="Заявки и договоры"
      width="wide"
      back={{ href: '/my', label: 'В кабинет' }}
      actions={<PrintButton />}
      hidden
    >
      {children.length > 1 && (
        <Chips
          label="Чьи заявки"
          chips={[
            { href: '/my/applications', label: 'Все дети', current: child === null },
            ...children.map(({ id, name }) => ({
              href: `/my/applications?child=${id}`,
              label: name,
              current: id === child,
            })),
          ]}
        />
      )}
      <ApplicationList {...list} withChild={child === null} />
    </Page>
  )
}
