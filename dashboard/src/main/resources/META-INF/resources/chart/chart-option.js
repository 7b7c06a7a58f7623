// Completes what the server says of a chart with what only the browser knows: colours, room, and functions.
import { words } from './chart-files.js';

// Told apart with any kind of sight, and against their background.
const LIGHT = ['#2563c9', '#c2570c', '#2e7d4f', '#8f3f97', '#7a6200', '#b3263f'];
const DARK = ['#7fb0ff', '#ffb070', '#74d6a4', '#e2a0e6', '#e3cd68', '#ff9aa8'];
const DOT_DISTANCE = 9;
const BAR_GAPS = { barGap: '10%', barCategoryGap: '30%' };
const WHISKER = 4;

// Of text and of the ground that pictures are put on.
export function colours(dark) {
    return dark ? { ink: '#f0f0f0', paper: '#16181c', faint: '#8a8f98', hues: DARK }
        : { ink: '#1b1d21', paper: '#ffffff', faint: '#6b7280', hues: LIGHT };
}

function lane({ lane = 0, lanes = 1 }) {
    return (lane - (lanes - 1) / 2) * DOT_DISTANCE;
}

function whiskers(series, lying, colour) {
    return (params, api) => {
        const shift = series.barred
            ? api.barLayout({ ...BAR_GAPS, count: series.lanes })[series.lane].offsetCenter : lane(series);
        const ends = [api.value(1), api.value(2)].map(value =>
            api.coord(lying ? [value, api.value(0)] : [api.value(0), value]));
        const [[x1, y1], [x2, y2]] = ends.map(([x, y]) => (lying ? [x, y + shift] : [x + shift, y]));
        const style = { stroke: colour, lineWidth: 1.5, fill: 'none' };
        const stroke = (a, b, c, d) => ({ type: 'line', shape: { x1: a, y1: b, x2: c, y2: d }, style });
        return {
            type: 'group', silent: true,
            children: [stroke(x1, y1, x2, y2), ...[[x1, y1], [x2, y2]].map(([x, y]) => (lying
                ? stroke(x, y - WHISKER, x, y + WHISKER) : stroke(x - WHISKER, y, x + WHISKER, y)))],
        };
    };
}

// Drawn as a whole, with its first point.
function band(series, colour) {
    return (params, api) => {
        if (params.dataIndexInside > 0) return undefined;
        const edge = dimension => series.data.map((_, i) => api.coord([api.value(0, i), api.value(dimension, i)]));
        return {
            type: 'polygon', silent: true,
            shape: { points: [...edge(2), ...edge(1).reverse()] }, style: { fill: colour, opacity: 0.18 },
        };
    };
}

function completedSeries(series, { hues, ink }) {
    const colour = hues[(series.lane ?? 0) % hues.length];
    const coloured = series.lane === undefined ? {} : { itemStyle: { color: colour, ...series.itemStyle } };
    switch (series.renderItem ?? series.type) {
        case 'whiskers':
        case 'lyingWhiskers': {
            const lying = series.renderItem === 'lyingWhiskers';
            return {
                ...series, ...coloured, clip: true, z: 3, silent: true,
                encode: lying ? { y: 0, x: [1, 2] } : { x: 0, y: [1, 2] },
                renderItem: whiskers(series, lying, series.barred ? ink : colour),
            };
        }
        case 'band':
            return {
                ...series, ...coloured, clip: true, z: 1, silent: true, encode: { x: 0, y: [1, 2] },
                renderItem: band(series, colour),
            };
        case 'bar': return { ...BAR_GAPS, barMaxWidth: 48, barMinHeight: 1, ...series, ...coloured };
        case 'line': return {
            ...series, ...coloured, symbolSize: 6, lineStyle: { width: 2, color: colour, ...series.lineStyle },
        };
        case 'scatter': return {
            ...series, ...coloured,
            ...(series.lanes ? { symbolSize: 9, symbolOffset: [0, lane(series)] } : { symbolSize: 5, large: true }),
        };
        case 'heatmap': return { ...series, itemStyle: { borderWidth: 1, borderColor: 'transparent' } };
        default: return { ...series, ...coloured };
    }
}

function completedAxis(axis, upright, { narrow, across }) {
    if (!axis) return axis;
    const { format, ...rest } = axis;
    const label = { hideOverlap: true };
    if (format) label.formatter = value => words(value, format);
    if (axis.type === 'category') {
        label.width = narrow ? 110 : 180;
        label.overflow = 'truncate';
        if (!upright) label.interval = 0;
        else if (across) Object.assign(label, { rotate: 50, interval: 0, width: narrow ? 80 : 130 });
        // The name of what stands before every bar is read off the bars.
        if (!upright || across) delete rest.name;
    }
    return { ...rest, axisLabel: { ...label, ...rest.axisLabel } };
}

function faded(series, chosen) {
    if (!chosen || series.type === 'custom') return series;
    return {
        ...series,
        data: series.data.map(point => (chosen.includes(point.row) ? point : { ...point, itemStyle: { opacity: 0.35 } })),
    };
}

// `view`: { dark, narrow, font, still, tooltip }
export function completed(option, view) {
    const palette = colours(view.dark);
    const { xAxis, yAxis, visualMap, tooltip, legend, dataZoom, series, chosen, ...rest } = option;
    const across = xAxis?.type === 'category' && yAxis?.type === 'category';
    const shadow = [xAxis, yAxis].some(axis => axis?.type === 'category');
    const result = {
        backgroundColor: 'transparent',
        color: palette.hues,
        textStyle: { fontFamily: view.font },
        animation: !view.still,
        animationDuration: 200,
        animationDurationUpdate: 200,
        grid: {
            left: 8, right: 24, top: legend ? 40 : 12,
            bottom: 8 + (dataZoom ? 48 : 0) + (visualMap ? 56 : 0),
            outerBoundsMode: 'same', outerBoundsContain: 'all',
        },
        ...rest,
        series: series?.map(one => completedSeries(faded(one, chosen), palette)),
    };
    if (xAxis) result.xAxis = [xAxis].flat().map(axis => completedAxis(axis, true, { ...view, across }));
    if (yAxis) result.yAxis = [yAxis].flat().map(axis => completedAxis(axis, false, { ...view, across }));
    if (legend) result.legend = { top: 4, left: 8, type: 'scroll', ...legend };
    if (dataZoom) {
        result.dataZoom = [dataZoom].flat().map(zoom => ({ bottom: 12, height: 24, filterMode: 'none', ...zoom }));
    }
    if (visualMap) {
        const { format, name, ...map } = visualMap;
        const ends = [map.min, map.max].map(value => words(value, format));
        result.visualMap = {
            type: 'continuous', orient: 'horizontal', left: 'center', bottom: 4, itemHeight: 140,
            calculable: false, text: [`${ends[1]}`, `${name}: ${ends[0]}`],
            inRange: { color: view.dark ? ['#1d2a44', '#9cc4ff'] : ['#e3edfd', '#0d47a1'] },
            textStyle: { color: palette.ink },
            ...map,
        };
    }
    if (tooltip) {
        result.tooltip = {
            confine: true, renderMode: 'html', backgroundColor: palette.paper, borderColor: palette.faint,
            textStyle: { color: palette.ink, fontSize: 13 },
            axisPointer: { type: shadow ? 'shadow' : 'line' },
            ...tooltip,
            formatter: view.tooltip,
        };
    }
    return result;
}
