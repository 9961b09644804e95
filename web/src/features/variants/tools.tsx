import { useMemo, useState } from "react";
import type { VariantKind } from "../../api/generated/VariantKind";
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
  /** Whether the list is that of inherited calls; left out for those who may not see them. */
  germline: boolean | undefined;
  onFilter(filter: Filter): void;
  onBoardOnly(only: boolean): void;
  onGermline(germline: boolean): void;
}

const toggled = <Item,>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item];

/** Kinds that are told in words: what was moved, lost, gained or joined. */
const structuralKinds: readonly VariantKind[] = ["sv", "cnv", "fusion"];

function structuralToggled(kinds: readonly VariantKind[]): readonly VariantKind[] {
  const others = kinds.filter((kind) => !structuralKinds.includes(kind));
  return structuralKinds.every((kind) => kinds.includes(kind)) ? others : [...others, ...structuralKinds];
}

/** The search box and the filter chips with their counts. */
export function Tools(props: ToolsProps) {
  const { store, filter, found, marked, boardOnly, germline, onFilter, onBoardOnly, onGermline } = props;
  const t = useWording(variantsWording);
  const kinds = useMemo(() => kindCounts(store), [store]);
  const structural = kinds.reduce(
    (sum, [kind, count]) => (structuralKinds.includes(kind) ? sum + count : sum),
    0,
  );
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
          {germline !== undefined && (
            <Chip label={t("chip.germline")} pressed={germline} onPress={() => onGermline(!germline)} />
          )}
          {impactChips(["high", "moderate"])}
          {structural > 0 && (
            <Chip
              label={t("chip.structural")}
              count={structural}
              pressed={structuralKinds.every((kind) => filter.kinds.includes(kind))}
              onPress={() => onFilter({ ...filter, kinds: structuralToggled(filter.kinds) })}
            />
          )}
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
