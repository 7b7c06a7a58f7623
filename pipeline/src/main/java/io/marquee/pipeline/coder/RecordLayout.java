package io.marquee.pipeline.coder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How values of one type are written as bytes.
///
/// A component may be a primitive `int`, `long`, `float`, `double` or `boolean`, one of their
/// boxes, a string, an enum, a date, an instant, an array of floats or bytes, a list, another
/// record, or a sealed interface of records. Everything but primitives may be null.
interface RecordLayout {

    /// Writes a value that is not null.
    void write(Object value, DataOutputStream out) throws IOException;

    /// Reads what [#write] wrote.
    Object read(DataInputStream in) throws IOException;

    /// The layout of a type.
    ///
    /// @throws IllegalArgumentException if there is none for it
    static RecordLayout of(Type type) {
        RecordLayout simple = Simple.BY_TYPE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return new OfList(of(generic.getActualTypeArguments()[0]));
        }
        if (type instanceof Class<?> raw) {
            if (raw.isRecord()) {
                return OfRecord.of(raw);
            }
            // Asked before sealed types: an enum whose constants have bodies is one of those too.
            if (raw.isEnum()) {
                return new OfEnum(Arrays.asList(raw.getEnumConstants()));
            }
            if (raw.isSealed()) {
                return new OfSealed(OfSealed.records(raw).toList());
            }
        }
        throw noWayToEncode(type);
    }

    private static IllegalArgumentException noWayToEncode(Type type) {
        return new IllegalArgumentException("no way to encode a " + type.getTypeName());
    }

    /// A record: its components one after the other, each that may be null behind a byte that says
    /// whether it is.
    record OfRecord(Constructor<?> constructor, List<Part> parts) implements RecordLayout {

        /// One component.
        record Part(MethodHandle accessor, RecordLayout layout, boolean primitive) {}

        static RecordLayout of(Class<?> type) {
            if (!type.isRecord()) {
                throw noWayToEncode(type);
            }
            try {
                MethodHandles.Lookup lookup = MethodHandles.lookup();
                List<Part> parts = new ArrayList<>();
                List<Class<?>> types = new ArrayList<>();
                for (RecordComponent component : type.getRecordComponents()) {
                    types.add(component.getType());
                    component.getAccessor().setAccessible(true);
                    MethodHandle accessor =
                            lookup.unreflect(component.getAccessor())
                                    .asType(
                                            java.lang.invoke.MethodType.methodType(
                                                    Object.class, Object.class));
                    parts.add(
                            new Part(
                                    accessor,
                                    RecordLayout.of(component.getGenericType()),
                                    component.getType().isPrimitive()));
                }
                Constructor<?> constructor =
                        type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new OfRecord(constructor, List.copyOf(parts));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("no way to encode a " + type.getName(), e);
            }
        }

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            for (Part part : parts) {
                Object component = get(part, value);
                if (!part.primitive) {
                    out.writeBoolean(component != null);
                }
                if (component != null) {
                    part.layout.write(component, out);
                }
            }
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            @Nullable Object[] components = new @Nullable Object[parts.size()];
            for (int i = 0; i < components.length; i++) {
                Part part = parts.get(i);
                components[i] = part.primitive || in.readBoolean() ? part.layout.read(in) : null;
            }
            try {
                return constructor.newInstance(components);
            } catch (ReflectiveOperationException e) {
                throw new IOException(
                        "cannot make a " + constructor.getDeclaringClass().getName(), e);
            }
        }

        private static @Nullable Object get(Part part, Object value) {
            try {
                return part.accessor.invokeExact(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// A sealed interface: which of its records, then the record.
    record OfSealed(List<Class<?>> types, List<RecordLayout> layouts) implements RecordLayout {

        OfSealed(List<Class<?>> types) {
            this(types, types.stream().map(OfRecord::of).toList());
        }

        /// The records of a sealed interface, those of sealed interfaces below it among them.
        static Stream<Class<?>> records(Class<?> type) {
            return type.isSealed()
                    ? Arrays.stream(type.getPermittedSubclasses()).flatMap(OfSealed::records)
                    : Stream.of(type);
        }

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            int which = types.indexOf(value.getClass());
            out.writeByte(which);
            layouts.get(which).write(value, out);
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            return layouts.get(in.readByte()).read(in);
        }
    }

    /// An enum: the place of its constant.
    record OfEnum(List<?> constants) implements RecordLayout {

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            out.writeByte(constants.indexOf(value));
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            return constants.get(in.readByte());
        }
    }

    /// A list without nulls: its size, then its elements.
    record OfList(RecordLayout element) implements RecordLayout {

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            List<?> list = (List<?>) value;
            out.writeInt(list.size());
            for (Object each : list) {
                element.write(each, out);
            }
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            int size = in.readInt();
            List<Object> list = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                list.add(element.read(in));
            }
            return list;
        }
    }

    /// A value without parts.
    record Simple(Writing writing, Reading reading) implements RecordLayout {

        static final Map<Type, RecordLayout> BY_TYPE =
                Map.ofEntries(
                        simple(
                                int.class,
                                (v, out) -> out.writeInt((Integer) v),
                                DataInputStream::readInt),
                        simple(
                                Integer.class,
                                (v, out) -> out.writeInt((Integer) v),
                                DataInputStream::readInt),
                        simple(
                                long.class,
                                (v, out) -> out.writeLong((Long) v),
                                DataInputStream::readLong),
                        simple(
                                Long.class,
                                (v, out) -> out.writeLong((Long) v),
                                DataInputStream::readLong),
                        simple(
                                float.class,
                                (v, out) -> out.writeFloat((Float) v),
                                DataInputStream::readFloat),
                        simple(
                                Float.class,
                                (v, out) -> out.writeFloat((Float) v),
                                DataInputStream::readFloat),
                        simple(
                                double.class,
                                (v, out) -> out.writeDouble((Double) v),
                                DataInputStream::readDouble),
                        simple(
                                Double.class,
                                (v, out) -> out.writeDouble((Double) v),
                                DataInputStream::readDouble),
                        simple(
                                boolean.class,
                                (v, out) -> out.writeBoolean((Boolean) v),
                                DataInputStream::readBoolean),
                        simple(
                                Boolean.class,
                                (v, out) -> out.writeBoolean((Boolean) v),
                                DataInputStream::readBoolean),
                        simple(
                                String.class,
                                (v, out) ->
                                        writeBytes(
                                                ((String) v).getBytes(StandardCharsets.UTF_8), out),
                                in -> new String(readBytes(in), StandardCharsets.UTF_8)),
                        simple(
                                LocalDate.class,
                                (v, out) -> out.writeLong(((LocalDate) v).toEpochDay()),
                                in -> LocalDate.ofEpochDay(in.readLong())),
                        simple(
                                Instant.class,
                                Simple::writeInstant,
                                in -> Instant.ofEpochSecond(in.readLong(), in.readInt())),
                        simple(
                                byte[].class,
                                (v, out) -> writeBytes((byte[]) v, out),
                                Simple::readBytes),
                        simple(double[].class, Simple::writeDoubles, Simple::readDoubles));

        /// Writes a value of one type.
        @FunctionalInterface
        interface Writing {
            void write(Object value, DataOutputStream out) throws IOException;
        }

        /// Reads a value of one type.
        @FunctionalInterface
        interface Reading {
            Object read(DataInputStream in) throws IOException;
        }

        @Override
        public void write(Object value, DataOutputStream out) throws IOException {
            writing.write(value, out);
        }

        @Override
        public Object read(DataInputStream in) throws IOException {
            return reading.read(in);
        }

        private static Map.Entry<Type, RecordLayout> simple(
                Type type, Writing writing, Reading reading) {
            return Map.entry(type, new Simple(writing, reading));
        }

        @SuppressWarnings("JavaInstantGetSecondsGetNano") // both halves are written
        private static void writeInstant(Object value, DataOutputStream out) throws IOException {
            out.writeLong(((Instant) value).getEpochSecond());
            out.writeInt(((Instant) value).getNano());
        }

        private static void writeBytes(byte[] bytes, DataOutputStream out) throws IOException {
            out.writeInt(bytes.length);
            out.write(bytes);
        }

        private static byte[] readBytes(DataInputStream in) throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        private static void writeDoubles(Object value, DataOutputStream out) throws IOException {
            double[] doubles = (double[]) value;
            out.writeInt(doubles.length);
            for (double each : doubles) {
                out.writeDouble(each);
            }
        }

        private static Object readDoubles(DataInputStream in) throws IOException {
            double[] doubles = new double[in.readInt()];
            for (int i = 0; i < doubles.length; i++) {
                doubles[i] = in.readDouble();
            }
            return doubles;
        }
    }
}
