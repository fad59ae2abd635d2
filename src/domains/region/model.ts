/** A municipality: the payer of its children. */
export type Municipality = {
  id: string
  /** Third and fourth digit of new certificates' numbers. */
  code: string
  name: string
  /** «в Приозёрском районе» */
  nameIn: string
  /** Who answers questions about the certificate (S-012). */
  authorisedBody: string
  /** By name, where the municipality says so. */
  coordinator: string | null
  phone: string
  email: string
  hours: string
  /** Extract from the municipal regulation that the «?» opens (S-011). */
  regulation: string
  latitude: number
  longitude: number
}

/** The law, order or resolution that a number comes from. */
export type Act = { id: string; number: string; title: string; issuedOn: Temporal.PlainDate }

/** A period of financing; past, current and future live side by side. */
export type FundingPeriod = {
  id: string
  name: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate
  /** From this day applications for the period are received. */
  applicationsFrom: Temporal.PlainDate
}
