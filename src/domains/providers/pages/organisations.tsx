import { plural } from '#kernel/plural'
import { Card, CheckboxGroup, Columns, EmptyState, Facts, Filters, Live, Page, Pagination, SearchBox } from '#ui'
import { type FoundProviders, kindWords, type Provider, type ProviderSearch, providerKinds } from '../model.ts'
import { providersAddress } from '../search.ts'

export type OrganisationsPageProps = {
  search: ProviderSearch
  found: FoundProviders
  municipalities: readonly { id: string; name: string }[]
  perPage: number
}

/** «Организации»: by name and by criteria (S-039, S-040). */
export function OrganisationsPage({ search, found, municipalities, perPage }: OrganisationsPageProps) {
  const main = (
    <>
      <Live name="found" announce>
        <p>
          {found.total > 0 ? plural(found.total, 'организация', 'организации', 'организаций') : 'Ничего не нашлось'}
        </p>
      </Live>
      <Live name="results">
        <div class="stack">
          {found.providers.map((provider) => (
            <Organisation key={provider.id} provider={provider} />
          ))}
        </div>
        {found.total === 0 && (
          <EmptyState title="Такой организации не нашлось">
            <p>
              Проверьте название или <a href="/organisations">посмотрите все организации</a>.
            </p>
          </EmptyState>
        )}
        <Pagination
          page={search.page}
          pages={Math.ceil(found.total / perPage)}
          href={(page) => providersAddress({ ...search, page })}
        />
      </Live>
    </>
  )
  return (
    <Page title="Организации" width="wide" description="Организации дополнительного образования региона.">
      <SearchBox action="/organisations" label="Название организации" value={search.text} placeholder="Название">
        {search.municipalities.map((id) => (
          <input key={id} type="hidden" name="municipality" value={id} />
        ))}
        {search.kinds.map((kind) => (
          <input key={kind} type="hidden" name="kind" value={kind} />
        ))}
      </SearchBox>
      <Columns
        first
        asideLabel="Фильтры"
        aside={<OrganisationFilters search={search} found={found} municipalities={municipalities} />}
        main={main}
      />
      <p class="muted">
        <a href="/organisations/register">Проверить организацию по ИНН</a> или{' '}
        <a href="/candidacy">внести свою в реестр поставщиков</a>.
      </p>
    </Page>
  )
}

function OrganisationFilters({ search, found, municipalities }: Omit<OrganisationsPageProps, 'perPage'>) {
  const set = [search.municipalities, search.kinds].filter((list) => list.length > 0).length
  const reset = providersAddress({ text: search.text, municipalities: [], kinds: [], page: 1 })
  return (
    <Filters action="/organisations" set={set} reset={reset}>
      {search.text && <input type="hidden" name="q" value={search.text} />}
      <CheckboxGroup
        name="municipality"
        legend="Где"
        values={search.municipalities}
        options={municipalities.map(({ id, name }) => ({
          value: id,
          label: name,
          count: found.municipalityCounts.get(id) ?? 0,
        }))}
      />
      <CheckboxGroup
        name="kind"
        legend="Вид организации"
        values={search.kinds}
        options={providerKinds.map((kind) => ({
          value: kind,
          label: kindWords[kind],
          count: found.kindCounts.get(kind) ?? 0,
        }))}
      />
    </Filters>
  )
}

function Organisation({ provider }: { provider: Provider }) {
  return (
    <Card title={provider.shortName} href={`/organisations/${provider.id}`} tight>
      <p>{provider.description}</p>
      <Facts facts={[`${provider.municipalityName}, ${provider.address}`, kindWords[provider.kind]]} />
    </Card>
  )
}
