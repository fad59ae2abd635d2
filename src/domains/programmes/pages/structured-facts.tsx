import type { Json } from '#kernel/refusal'
import type { Provider } from '#providers'
import type { ProgrammeViewProps } from './programme.tsx'

/** schema.org facts for search engines: data that nobody executes, so the content security policy lets it be. */
export function StructuredFacts({ facts }: { facts: Json }) {
  // «</script>» inside a text must not end the element.
  const text = JSON.stringify(facts).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}

export function organisationFacts(provider: Provider, origin: string): Json {
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationalOrganization',
    name: provider.shortName,
    legalName: provider.name,
    description: provider.description,
    url: `${origin}/organisations/${provider.id}`,
    telephone: provider.phone,
    email: provider.email,
    taxID: provider.inn,
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'RU',
      addressLocality: provider.municipalityName,
      streetAddress: provider.address,
    },
    geo: { '@type': 'GeoCoordinates', latitude: provider.latitude, longitude: provider.longitude },
  }
}

export function courseFacts(
  { programme, modules, groups }: Pick<ProgrammeViewProps, 'programme' | 'modules' | 'groups'>,
  origin: string,
): Json {
  const prices = modules.map(({ priceKopecks }) => Number(priceKopecks) / 100)
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    name: programme.name,
    description: programme.summary,
    url: `${origin}/programmes/${programme.article}`,
    inLanguage: 'ru',
    typicalAgeRange: `${programme.ageFrom}-${programme.ageTo}`,
    provider: {
      '@type': 'Organization',
      name: programme.providerName,
      url: `${origin}/organisations/${programme.providerId}`,
    },
    offers: prices.length > 0 ? { '@type': 'Offer', price: Math.min(...prices), priceCurrency: 'RUB' } : null,
    hasCourseInstance: groups.map((group) => ({
      '@type': 'CourseInstance',
      name: group.name,
      courseMode: programme.form === 'distance' ? 'Online' : 'Onsite',
      startDate: group.startsOn.toString(),
      endDate: group.endsOn.toString(),
      location: group.address,
    })),
  }
}
