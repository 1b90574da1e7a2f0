import type { ClientBase } from "pg"

/**
 * The schema of the connected database as SQL, from its catalogues: the same text for the same schema, whatever
 * the order in which the migrations made it, and good to be run on an empty database.
 *
 * Without the tables of the migrator and of the job queue, which have migrations of their own, and without
 * rights and comments. Throws on a kind of object it can't tell, rather than to leave it out. Expects the
 * PostgreSQL 18 that comes along; another major may word definitions otherwise.
 */
export async function schemaText(client: ClientBase): Promise<string> {
  await client.query("set search_path = public")
  const untold = await client.query<{ what: string }>(UNTOLD)
  if (untold.rows.length > 0) {
    throw new Error(`schema.sql can't tell: ${untold.rows.map((row) => row.what).join(", ")}`)
  }
  const parts: string[] = []
  for (const query of SECTIONS) {
    const { rows } = await client.query<{ statement: string }>(query)
    parts.push(...rows.map((row) => `${row.statement.trimEnd().replace(/;$/, "")};\n`))
  }
  return `${HEAD}\n${parts.join("\n")}`
}

const HEAD = `-- The schema that the migrations amount to; written by schema-dump.ts, never by hand.
set check_function_bodies = off;
`

/** Schemas that hold objects of ours, and what belongs to an extension. */
const OURS = "nspname !~ '^pg_' and nspname not in ('information_schema', 'graphile_worker')"
const NO_EXTENSION = (catalogue: string, oid: string) =>
  `not exists (select from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = ${oid} and d.deptype = 'e')`
const NOT_MIGRATOR = "c.relname !~ '^kysely_migration'"

/** Tables that stand for themselves or for a partition, with the name as it has to be written. */
const TABLES = `
  select c.*, n.nspname, c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and ${OURS} and ${NOT_MIGRATOR} and ${NO_EXTENSION("pg_class", "c.oid")}`

/** What migrations might make but no query below tells; described in PostgreSQL's own words. */
const UNTOLD = `
  select pg_describe_object(classid, objid, 0) as what from (
    select 'pg_rewrite'::regclass as classid, r.oid as objid, c.relnamespace as namespace
      from pg_rewrite r join pg_class c on c.oid = ev_class where rulename <> '_RETURN'
    union all select 'pg_statistic_ext'::regclass, oid, stxnamespace from pg_statistic_ext
    union all select 'pg_proc'::regclass, oid, pronamespace from pg_proc where prokind in ('a', 'w')
    union all select 'pg_class'::regclass, oid, relnamespace from pg_class where relkind in ('c', 'f')
    union all select 'pg_type'::regclass, oid, typnamespace from pg_type where typtype = 'r'
  ) found join pg_namespace n on n.oid = namespace
  where ${OURS} and not exists (select from pg_depend d where d.classid = found.classid and d.objid = found.objid and d.deptype = 'e')
  order by what`

const SCHEMAS = `
  select format('create schema %I', nspname) as statement from pg_namespace
  where ${OURS} and nspname <> 'public' order by nspname`

const EXTENSIONS = `
  select format('create extension %I', extname) as statement from pg_extension
  where extname <> 'plpgsql' order by extname`

const ENUMS = `
  select format('create type %s as enum (%s)', t.oid::regtype, string_agg(quote_literal(enumlabel), ', ' order by enumsortorder)) as statement
  from pg_type t join pg_namespace n on n.oid = t.typnamespace join pg_enum e on e.enumtypid = t.oid
  where ${OURS} and ${NO_EXTENSION("pg_type", "t.oid")}
  group by t.oid order by t.oid::regtype::text`

const DOMAINS = `
  select concat_ws(' ', format('create domain %s as %s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod)),
    'default ' || t.typdefault,
    (select string_agg(format('constraint %I %s', conname, pg_get_constraintdef(oid)), ' ' order by conname)
       from pg_constraint where contypid = t.oid)) as statement
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype = 'd' and ${OURS} and ${NO_EXTENSION("pg_type", "t.oid")}
  order by t.oid::regtype::text`

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) as statement
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where p.prokind in ('f', 'p') and ${OURS} and ${NO_EXTENSION("pg_proc", "p.oid")}
  order by p.oid::regprocedure::text`

/** Sequences that stand alone or serve a default; those of identity columns come with their column. */
const SEQUENCES = `
  select format('create sequence %s as %s increment by %s minvalue %s maxvalue %s start with %s cache %s%s',
    c.oid::regclass, format_type(s.seqtypid, null), seqincrement, seqmin, seqmax, seqstart, seqcache,
    case when seqcycle then ' cycle' else '' end) as statement
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OURS} and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('i', 'e'))
  order by c.oid::regclass::text`

const COLUMN = `
  concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
    case when a.attcollation <> t.typcollation then 'collate ' || a.attcollation::regcollation end,
    case a.attidentity when 'a' then 'generated always as identity' when 'd' then 'generated by default as identity' end,
    case a.attgenerated
      when 's' then format('generated always as (%s) stored', pg_get_expr(adbin, adrelid))
      when 'v' then format('generated always as (%s) virtual', pg_get_expr(adbin, adrelid))
      else 'default ' || pg_get_expr(adbin, adrelid) end,
    case when a.attnotnull then 'not null' end)`

/** Columns in their order, then constraints by name; of a partition only that it is one. */
const CREATE_TABLES = `
  with tables as (${TABLES}), lines as (
    select attrelid as id, 1 as kind, attnum as place, '' as name, ${COLUMN} as line
    from pg_attribute a join tables on tables.oid = attrelid join pg_type t on t.oid = atttypid
      left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attnum > 0 and not attisdropped
    union all
    select conrelid, 2, 0, conname, format('constraint %I %s', conname, pg_get_constraintdef(k.oid))
    from pg_constraint k join tables on tables.oid = conrelid where contype in ('p', 'u', 'c', 'x')
  )
  select format('create%s table %s%s%s%s', case relpersistence when 'u' then ' unlogged' else '' end, name,
    case when relispartition
      then format(' partition of %s %s', (select inhparent::regclass from pg_inherits where inhrelid = tables.oid), pg_get_expr(relpartbound, tables.oid))
      else (select E' (\\n  ' || string_agg(line, E',\\n  ' order by kind, place, lines.name) || E'\\n)' from lines where id = tables.oid) end,
    case when relkind = 'p' then ' partition by ' || pg_get_partkeydef(tables.oid) else '' end,
    case when reloptions is not null then format(' with (%s)', array_to_string(reloptions, ', ')) else '' end) as statement
  from tables order by relispartition, name`

/** What belongs to a partition's parent comes with the parent. */
const INDEXES = `
  with tables as (${TABLES})
  select pg_get_indexdef(indexrelid) as statement from pg_index join tables on tables.oid = indrelid
  where not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u', 'x'))
    and not exists (select from pg_inherits where inhrelid = indexrelid)
  order by name, indexrelid::regclass::text`

const FOREIGN_KEYS = `
  with tables as (${TABLES})
  select format('alter table %s add constraint %I %s', name, conname, pg_get_constraintdef(k.oid)) as statement
  from pg_constraint k join tables on tables.oid = conrelid
  where contype = 'f' and conparentid = 0 order by name, conname`

const VIEWS = `
  select format(E'create %s %s as\\n%s', case relkind when 'v' then 'view' else 'materialized view' end, c.oid::regclass, pg_get_viewdef(c.oid, true)) as statement
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where relkind in ('v', 'm') and ${OURS} and ${NO_EXTENSION("pg_class", "c.oid")} order by c.oid`

const TRIGGERS = `
  with tables as (${TABLES})
  select pg_get_triggerdef(t.oid) as statement from pg_trigger t join tables on tables.oid = tgrelid
  where not tgisinternal and tgparentid = 0 order by name, tgname`

const ROW_SECURITY = `
  with tables as (${TABLES})
  select format('alter table %s %s row level security', name, v.word) as statement
  from tables, lateral (values ('enable', relrowsecurity), ('force', relforcerowsecurity)) v(word, wanted)
  where v.wanted order by name, v.word`

const POLICIES = `
  with tables as (${TABLES})
  select concat_ws(' ', format('create policy %I on %s as %s for %s to %s', polname, name,
      case when polpermissive then 'permissive' else 'restrictive' end,
      case polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
      (select string_agg(case role when 0 then 'public' else role::regrole::text end, ', ' order by role) from unnest(polroles) role)),
    'using (' || pg_get_expr(polqual, polrelid) || ')', 'with check (' || pg_get_expr(polwithcheck, polrelid) || ')') as statement
  from pg_policy join tables on tables.oid = polrelid order by name, polname`

const SECTIONS = [
  SCHEMAS,
  EXTENSIONS,
  ENUMS,
  DOMAINS,
  FUNCTIONS,
  SEQUENCES,
  CREATE_TABLES,
  INDEXES,
  FOREIGN_KEYS,
  VIEWS,
  TRIGGERS,
  ROW_SECURITY,
  POLICIES,
]
