import type { AssetChoice, NetworkChoice } from "../props-form.ts"
import { Icon } from "../shell/icon.tsx"
import { usePage } from "../shell/page-state.ts"
import { inputId } from "../shell/problem.tsx"
import { FieldFrame, type FieldProps, GroupFrame, wired } from "./field-frame.tsx"
import { assetIn } from "./form-values.ts"
import { useLive } from "./live.ts"

/**
 * Asset and network as one answer, "USDT/tron": only pairs that exist can be chosen. With no asset yet and no
 * JavaScript it is one grouped list; else the asset as a list and its networks as rows.
 */
export function PairField(props: FieldProps<"asset-network">) {
  const live = useLive()
  const { field, values } = props
  const asset = assetIn(values, field.id)
  const chosen = field.assets.find((each) => each.asset === asset)
  if (!chosen && !live) return <GroupedList {...props} />
  return (
    <div class="pair">
      <AssetList {...props} asset={chosen?.asset ?? ""} />
      {chosen && <Networks {...props} chosen={chosen} />}
    </div>
  )
}

function GroupedList(props: FieldProps<"asset-network">) {
  const { t } = usePage()
  const { field, values } = props
  return (
    <FieldFrame {...props}>
      <span class="select">
        <select class="input" {...wired(props)} value={values[field.id] ?? ""}>
          <option value="">{t("form.choose")}</option>
          {field.assets.map(({ asset, networks }) => (
            <optgroup key={asset} label={asset}>
              {networks.map((network) => (
                <option key={network.network} value={`${asset}/${network.network}`}>
                  {asset} · {network.label}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        <Icon name="down" size="s" />
      </span>
    </FieldFrame>
  )
}

function AssetList({ field, asset, error }: FieldProps<"asset-network"> & { asset: string }) {
  const { t } = usePage()
  const live = useLive()
  const name = `${field.id}.asset`
  // With no asset chosen yet, an error about the pair belongs here.
  const wrong = error && !asset
  return (
    <div class="field" data-field={name}>
      <label for={inputId(asset ? name : field.id)}>{t("form.asset")}</label>
      <div class="with-act">
        <span class="select">
          <select
            class="input"
            id={inputId(asset ? name : field.id)}
            name={name}
            value={asset}
            required={field.required}
            aria-invalid={wrong ? true : undefined}
            onChange={live ? (event) => live.set(name, event.currentTarget.value) : undefined}
          >
            <option value="">{t("form.choose")}</option>
            {field.assets.map((each) => (
              <option key={each.asset} value={each.asset}>
                {each.asset}
              </option>
            ))}
          </select>
          <Icon name="down" size="s" />
        </span>
        {!live && (
          <button class="btn nojs-only" name="act" value="fields" formNoValidate>
            {t("form.show-networks")}
          </button>
        )}
      </div>
    </div>
  )
}

function Networks(props: FieldProps<"asset-network"> & { chosen: AssetChoice }) {
  const { t } = usePage()
  const live = useLive()
  const { field, values, chosen, error } = props
  return (
    <GroupFrame {...props} field={{ ...field, label: t("form.network") }}>
      <div class="choices" aria-invalid={error ? true : undefined}>
        {chosen.networks.map((network) => {
          const value = `${chosen.asset}/${network.network}`
          return (
            <label key={value}>
              <input
                type="radio"
                name={field.id}
                value={value}
                checked={values[field.id] === value}
                required={field.required}
                onChange={live ? () => live.set(field.id, value) : undefined}
              />
              <b>{network.label}</b>
              <small>
                <NetworkFacts network={network} asset={chosen.asset} />
              </small>
            </label>
          )
        })}
      </div>
      <p class="hint">{t("form.networks.only", { asset: chosen.asset })}</p>
    </GroupFrame>
  )
}

function NetworkFacts({ network, asset }: { network: NetworkChoice; asset: string }) {
  const { t } = usePage()
  return (
    <>
      {network.confirmations !== null && <span>{t("form.confirmations", { n: network.confirmations })}</span>}
      {network.minimum !== null && <span>{t("form.minimum", { amount: network.minimum, asset })}</span>}
    </>
  )
}
