import { useMemo, useState } from "react";
import { TextInput } from "../../ui/field";
import { Icon } from "../../ui/icon";
import { useFormat } from "../../wording/use-format";
import { useWording } from "../../wording/use-wording";
import { type Filter, impactCounts, kindCounts, noFilter } from "./filter";
import type { Impact } from "./impact";
import type { CallStore } from "./store";
import { variantsWording } from "./wording";

interface ToolsProps {
  store: CallStore;
  filter: Filter;
  found: number;
  marked: number;
  boardOnly: boolean;
  onFilter(filter: Filter): void;
  onBoardOnly(only: boolean): void;
}

const toggled = <Item,>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item];

/** The search box and the filter chips with their counts. */
export function Tools({ store, filter, found, marked, boardOnly, onFilter, onBoardOnly }: ToolsProps) {
  const t = useWording(variantsWording);
  const kinds = useMemo(() => kindCounts(store), [store]);
  const counts = useMemo(() => impactCounts(store), [store]);
  const [more, setMore] = useState(false);
  // Those that are pressed and not seen while the rest is folded.
  const hidden =
    filter.kinds.length + filter.impacts.filter((impact) => impact === "low" || impact === "other").length;
  const impactChips = (shown: readonly Impact[]) =>
    shown
      .filter((impact) => counts[impact] > 0)
      .map((impact) => (
        <Chip
          key={impact}
          label={t(`impact.${impact}`)}
          count={counts[impact]}
          pressed={filter.impacts.includes(impact)}
          onPress={() => onFilter({ ...filter, impacts: toggled(filter.impacts, impact) })}
        />
      ));
  const changed = filter !== noFilter || boardOnly;
  return (
    <search>
      <div className="tools">
        <TextInput
          type="search"
          aria-label={t("search")}
          placeholder={t("search")}
          value={filter.text}
          onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        />
        <fieldset className="chips" aria-label={t("chips.label")}>
          <Chip
            label={t("chip.passed")}
            pressed={filter.passedOnly}
            onPress={() => onFilter({ ...filter, passedOnly: !filter.passedOnly })}
          />
          <Chip
            label={t("chip.board")}
            count={marked}
            pressed={boardOnly}
            onPress={() => onBoardOnly(!boardOnly)}
          />
          {impactChips(["high", "moderate"])}
          <button
            type="button"
            className="chip"
            aria-expanded={more}
            aria-controls="more-chips"
            onClick={() => setMore(!more)}
          >
            <Icon name="filter" />
            {t("chip.more")}
            {hidden > 0 && <span>{hidden}</span>}
          </button>
          {changed && (
            <button
              type="button"
              className="btn quiet tight"
              onClick={() => {
                onFilter(noFilter);
                onBoardOnly(false);
              }}
            >
              {t("chip.clear")}
            </button>
          )}
        </fieldset>
        <span className="push small muted nowrap" role="status">
          {found === store.rows
            ? t("count.all", { all: store.rows })
            : t("count.some", { count: found, all: store.rows })}
        </span>
      </div>
      {more && (
        <fieldset id="more-chips" className="chips more-chips" aria-label={t("chip.more")}>
          {impactChips(["low", "other"])}
          {kinds.map(([kind, count]) => (
            <Chip
              key={kind}
              label={t(`kind.${kind}`)}
              count={count}
              pressed={filter.kinds.includes(kind)}
              onPress={() => onFilter({ ...filter, kinds: toggled(filter.kinds, kind) })}
            />
          ))}
        </fieldset>
      )}
    </search>
  );
}

interface ChipProps {
  label: string;
  count?: number;
  pressed: boolean;
  onPress(): void;
}

function Chip({ label, count, pressed, onPress }: ChipProps) {
  const format = useFormat();
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {label}
      {count !== undefined && <span>{format.count(count)}</span>}
    </button>
  );
}
