INSERT INTO saved_view (at, person, name, address) VALUES (:at, :person, :name, :address)
