import { distanceWords } from '#kernel/distance'
import { plural } from '#kernel/plural'
import { kindWords, providerKinds } from '#providers'
import {
  ButtonLink,
  Card,
  CheckboxGroup,
  Chosen,
  Columns,
  EmptyState,
  Facts,
  Filters,
  Live,
  Page,
  Pagination,
  SearchBox,
  Select,
  Tag,
} from '#ui'
import type { Place } from '../catalogue/catalogue.ts'
import { distances } from '../catalogue/search.ts'
import type { Looker } from '../looker.ts'
import { programmeDirections } from '../model.ts'
import type { FoundOrganisation, FoundOrganisations } from '../organisations/directory.ts'
import {
  anyOrganisation,
  countCriteria,
  type OrganisationSearch,
  organisationsAddress,
} from '../organisations/search.ts'
import { directionWords, fullDirectionWords } from '../words.ts'
import { NearWords, unmetOf } from './near.tsx'

export type OrganisationsPageProps = {
  search: OrganisationSearch
  found: FoundOrganisations
  municipalities: readonly Place[]
  looker?: Looker | null
  leftOut?: readonly string[]
}

/** «Организации»: one search line and criteria, near ones first (S-025, S-039, S-040). */
export function OrganisationsPage(props: OrganisationsPageProps) {
  const { search, municipalities } = props
  return (
    <Page
      title={search.text ? `«${search.text}»: организации` : 'Организации'}
      heading="Организации"
      width="wide"
      description="Организации дополнительного образования региона: где находятся, чему учат, как связаться."
      hidden={countCriteria(search) > 1 || search.page > 1}
    >
      <SearchBox
        action="/organisations"
        label="Название, занятие или ИНН"
        value={search.text}
        placeholder="Название"
        suggestions="/api/v1/suggestions"
      >
        <KeptCriteria search={search} />
      </SearchBox>
      <Live name="criteria">
        <ChosenOfOrganisations search={search} municipalities={municipalities} />
      </Live>
      <Columns first asideLabel="Фильтры" aside={<OrganisationFilters {...props} />} main={<Results {...props} />} />
      <p class="muted">
        Не нашли организацию? <a href="/organisations/register">Проверьте её по ИНН</a> или{' '}
        <a href="/candidacy">внесите свою в реестр поставщиков</a>.
      </p>
    </Page>
  )
}

function Results({ search, found, looker = null, leftOut = [] }: OrganisationsPageProps) {
  return (
    <>
      <Live name="found" announce>
        <p>
          {found.total > 0 ? plural(found.total, 'организация', 'организации', 'организаций') : 'Ничего не нашлось'}
        </p>
        {found.instead && (
          <p>
            Искали «{search.text}» — показываем «{found.instead}».{' '}
            <a href={organisationsAddress({ ...search, exact: true, page: 1 })}>Искать именно так</a>
          </p>
        )}
        {leftOut.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <NearWords unmet={unmetOf({ within: search.within, sort: 'best' })} looker={looker} />
      </Live>
      <Live name="results">
        <div class="stack">
          {found.organisations.map((one) => (
            <Organisation key={one.id} organisation={one} />
          ))}
        </div>
        {found.organisations.length === 0 && <Nothing search={search} />}
        <Pagination page={search.page} pages={found.pages} href={(page) => organisationsAddress({ ...search, page })} />
      </Live>
    </>
  )
}

function Organisation({ organisation }: { organisation: FoundOrganisation }) {
  const { id, name, kind, municipalityName, address, description, directions, programmes, certificate, metres } =
    organisation
  const taught = directions.map((direction) => directionWords[direction].toLowerCase())
  return (
    <Card title={name} href={`/organisations/${id}`} tight>
      <p>{description}</p>
      <Facts
        facts={[
          ...(metres === null ? [] : [`${distanceWords(metres)} от вас`]),
          `${municipalityName}, ${address}`,
          kindWords[kind],
          programmes === 0
            ? 'программ пока нет'
            : `${plural(programmes, 'программа', 'программы', 'программ')}: ${taught.join(', ')}`,
        ]}
      />
      {certificate && (
        <div class="tags">
          <Tag tone="brand">Доступна оплата сертификатом</Tag>
        </div>
      )}
    </Card>
  )
}

function OrganisationFilters({ search, found: { counts }, municipalities }: OrganisationsPageProps) {
  return (
    <Filters
      action="/organisations"
      set={countCriteria(search)}
      reset={organisationsAddress({ ...anyOrganisation, text: search.text, exact: search.exact })}
    >
      {search.text && <input type="hidden" name="q" value={search.text} />}
      {search.exact && <input type="hidden" name="exact" value="yes" />}
      <CheckboxGroup
        name="municipality"
        legend="Где"
        values={search.municipality}
        options={municipalities.map(({ code, name }) => ({
          value: code,
          label: name,
          count: counts.municipality.get(code) ?? 0,
        }))}
      />
      <Select
        name="within"
        label="Расстояние от удобного адреса"
        empty="Любое"
        value={String(search.within ?? '')}
        options={distances.map((value) => ({ value: String(value), label: `До ${value} км` }))}
      />
      <CheckboxGroup
        name="direction"
        legend="Чему учат"
        values={search.direction}
        options={programmeDirections.map((one) => ({
          value: one,
          label: fullDirectionWords[one],
          count: counts.direction.get(one) ?? 0,
        }))}
      />
      <CheckboxGroup
        name="certificate"
        legend="Оплата"
        values={search.certificate ? ['yes'] : []}
        options={[{ value: 'yes', label: withCertificate, count: counts.certificate }]}
      />
      <CheckboxGroup
        name="kind"
        legend="Вид организации"
        values={search.kind}
        options={providerKinds.map((kind) => ({
          value: kind,
          label: kindWords[kind],
          count: counts.kind.get(kind) ?? 0,
        }))}
      />
    </Filters>
  )
}

const withCertificate = 'Есть программы с оплатой сертификатом'

function ChosenOfOrganisations({ search, municipalities }: Pick<OrganisationsPageProps, 'search' | 'municipalities'>) {
  if (countCriteria(search) === 0) return null
  const without = (label: string, change: Partial<OrganisationSearch>) => ({
    label,
    href: organisationsAddress({ ...search, ...change, page: 1 }),
  })
  const { municipality, kind, direction, certificate, within } = search
  const nameOf = (code: string) => municipalities.find((place) => place.code === code)?.name ?? `муниципалитет ${code}`
  return (
    <Chosen
      label="Выбранные условия"
      criteria={[
        ...municipality.map((code) =>
          without(nameOf(code), { municipality: municipality.filter((one) => one !== code) }),
        ),
        ...(within === null ? [] : [without(`До ${within} км от удобного адреса`, { within: null })]),
        ...direction.map((one) =>
          without(`${fullDirectionWords[one]} направленность`, {
            direction: direction.filter((other) => other !== one),
          }),
        ),
        ...(certificate ? [without(withCertificate, { certificate: false })] : []),
        ...kind.map((one) => without(kindWords[one], { kind: kind.filter((other) => other !== one) })),
      ]}
      reset={organisationsAddress({ ...anyOrganisation, text: search.text, exact: search.exact })}
    />
  )
}

function Nothing({ search }: { search: OrganisationSearch }) {
  const first = { ...search, page: 1 }
  return (
    <EmptyState
      title={search.page > 1 ? 'Такой страницы нет' : 'Такой организации не нашлось'}
      actions={
        <>
          {search.page > 1 && <ButtonLink href={organisationsAddress(first)}>На первую страницу</ButtonLink>}
          {countCriteria(search) > 0 && (
            <ButtonLink kind="ghost" href={organisationsAddress({ ...anyOrganisation, text: search.text })}>
              Убрать фильтры
            </ButtonLink>
          )}
          {search.text && (
            <ButtonLink kind="ghost" href={`/programmes?${new URLSearchParams({ q: search.text })}`}>
              Поискать среди программ
            </ButtonLink>
          )}
          <ButtonLink kind="ghost" href="/organisations">
            Все организации
          </ButtonLink>
        </>
      }
    />
  )
}

/** A new search keeps the criteria. */
function KeptCriteria({ search }: { search: OrganisationSearch }) {
  const kept = organisationsAddress({ ...search, text: '', exact: false, page: 1 })
  return (
    <>
      {[...new URLSearchParams(kept.split('?')[1])].map(([name, value]) => (
        <input key={`${name}:${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
