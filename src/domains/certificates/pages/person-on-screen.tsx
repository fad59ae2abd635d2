import { type Child, genders, type Relation, relationWords } from '#families'
import { formatDay } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { Notice, SummaryList } from '#ui'

export type PersonOnScreen = {
  child: Child
  applicant: string
  applicantDocument: string
  applicantAddress: string
  /** Null where it was never told: it is not asked for. */
  applicantSnils: string | null
  relation: Relation
  snils: string
  document: string
  address: string
}

/** Without the protected channel the whole job is done from the paper (S-059). */
export function ByPaper() {
  return (
    <Notice title="Сверяйте по бумаге">
      <p>
        Личных данных на этом экране нет: рабочее место не в защищённой сети или у вас нет права их видеть. Сравните
        бумажное заявление с документами посетителя.
      </p>
    </Notice>
  )
}

export function OnScreen({ person }: { person: PersonOnScreen }) {
  const { child } = person
  return (
    <>
      <SummaryList
        title="Данные в системе"
        rows={[
          { label: 'Ребёнок', value: fullName(child) },
          { label: 'Дата рождения', value: formatDay(child.birthOn) },
          { label: 'Пол', value: genders[child.gender] },
          { label: 'СНИЛС', value: person.snils },
          { label: 'Документ ребёнка', value: person.document },
          { label: 'Адрес', value: person.address },
          { label: 'Заявитель', value: person.applicant },
          { label: 'Документ заявителя', value: person.applicantDocument },
          { label: 'Адрес заявителя', value: person.applicantAddress },
          ...(person.applicantSnils ? [{ label: 'СНИЛС заявителя', value: person.applicantSnils }] : []),
          { label: 'Кем приходится', value: relationWords[person.relation] },
        ]}
      />
      <p>
        <small>Просмотр записан в журнал, семья его видит.</small>
      </p>
    </>
  )
}
