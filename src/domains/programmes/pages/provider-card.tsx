import type { StaffMember } from '#access'
import { formatInstant } from '#kernel/dates'
import { fullName } from '#kernel/names'
import { plural } from '#kernel/plural'
import { OrganisationView, type Provider, type RegisterFacts } from '#providers'
import {
  type Answers,
  Button,
  ButtonLink,
  type FieldError,
  Figures,
  Form,
  Notice,
  Page,
  SummaryList,
  Table,
  TextArea,
} from '#ui'
import type { Held } from '../queries/provider-card.ts'

export type ProviderCardProps = {
  provider: Provider
  facts: RegisterFacts
  held: Held
  staff: readonly StaffMember[]
  zone: string
}

/** A provider of the register before the operator: what it is, what it holds, and what an exclusion would do. */
export function ProviderCardPage({ provider, facts, held, staff, zone }: ProviderCardProps) {
  const excluded = provider.state === 'excluded'
  return (
    <Page
      title={provider.shortName}
      over="Поставщик"
      back={{ href: '/region/providers?state=active', label: 'Поставщики' }}
      hidden
    >
      {excluded && facts.excludedAt && (
        <Notice tone="bad" title={`Исключена из реестра ${formatInstant(facts.excludedAt, zone)}`}>
          <p>{facts.exclusionReason}</p>
        </Notice>
      )}
      <Figures
        figures={[
          { label: 'Программы в каталоге', value: excluded ? 0 : held.published },
          { label: 'Группы с открытой записью', value: excluded ? 0 : held.openGroups },
          { label: 'Занято мест', value: held.seatsTaken },
          { label: 'Соглашения в силе', value: held.agreements },
        ]}
      />
      <OrganisationView provider={provider} />
      <SummaryList title="Для договоров" rows={contractRows(provider, facts)} />
      <h2>Кто работает в кабинете</h2>
      <Table
        caption="Сотрудники"
        rows={staff}
        rowKey={({ roleId }) => roleId}
        columns={[
          { label: 'Сотрудник', head: true, cell: (member) => fullName(member) },
          { label: 'Почта', cell: ({ email }) => email ?? '—' },
        ]}
        empty={<p>Пока никто не вошёл. Приглашение действует недолго: если оно истекло, отправьте новое.</p>}
      />
      {!excluded && (
        <div class="button-row">
          {staff.length === 0 && (
            <ButtonLink href={`/region/providers/${provider.id}/invitation`} kind="ghost">
              Пригласить сотрудника
            </ButtonLink>
          )}
          <ButtonLink href={`/region/providers/${provider.id}/exclusion`} kind="danger">
            Исключить из реестра
          </ButtonLink>
        </div>
      )}
    </Page>
  )
}

export type ExclusionProps = {
  provider: Pick<Provider, 'id' | 'shortName'>
  held: Held
  errors?: readonly FieldError[]
  answers?: Answers['answers']
}

/** Told before it is done: what an exclusion does, with its numbers. */
export function ExclusionPage({ provider, held, errors = [], answers = {} }: ExclusionProps) {
  const card = `/region/providers/${provider.id}`
  return (
    <Page
      title="Исключить из реестра поставщиков"
      over={provider.shortName}
      back={{ href: card, label: provider.shortName }}
      errors={errors}
      answers={answers}
      hidden
    >
      <Notice tone="warn" title="Что произойдёт">
        <ul>
          {consequencesOf(held).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </Notice>
      <Form action={`${card}/exclusion`}>
        <TextArea
          name="reason"
          label="Основание"
          hint="Документ, пункт, что случилось. Прочтёт организация"
          rows={4}
          limit={1000}
        />
        <Button kind="danger">Исключить из реестра</Button>
      </Form>
    </Page>
  )
}

function contractRows({ bankDetails, headName, headPost }: Provider, facts: RegisterFacts) {
  const rows = [
    ['ОГРН', facts.ogrn],
    ['КПП', facts.kpp],
    ['Руководитель', `${headPost}: ${headName}`],
    ['В лице кого', facts.headGenitive],
    ['На основании', facts.headBasis],
    ['Счёт', bankDetails],
  ] as const
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

function consequencesOf({ published, agreements, seatsTaken }: Held): string[] {
  return [
    published > 0
      ? `Из каталога уйдут ${plural(published, 'программа', 'программы', 'программ')}, новые заявки закроются сразу.`
      : 'Новые заявки закроются сразу.',
    agreements > 0
      ? `Сегодня завершатся ${plural(agreements, 'соглашение', 'соглашения', 'соглашений')} с муниципалитетами.`
      : 'Действующих соглашений нет.',
    seatsTaken > 0
      ? `Занято мест: ${seatsTaken}. Эти дети доучатся до последнего дня договоров, продления не будет.`
      : 'Детей в группах нет.',
    'Вход сотрудников останется: им нужно довести договоры до конца.',
  ]
}
